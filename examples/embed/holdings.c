/// holdings [DATABASE]: the same library from C. Every call that can fail answers a status.

#include <stdio.h>
#include <stemma/stemma.h>

static int complain(stemma_error* error) {
  fputs(error == NULL ? "no memory is left\n" : stemma_error_text(error), stderr);
  stemma_error_free(&error);
  return 1;
}

/// Sets one parameter to a number; the value is copied, so it is freed at once.
static stemma_status set_number(stemma_parameters* parameters, const char* name, double number,
                                stemma_error** error) {
  stemma_value* value = NULL;
  stemma_status status = stemma_value_make_float(number, &value, error);
  if (status < STEMMA_ERROR) {
    status = stemma_parameters_set(parameters, name, STEMMA_TEXT, value, error);
  }
  stemma_value_free(&value);
  return status;
}

/// Prints the rows of a result: a text and a number each.
static stemma_status print_rows(stemma_result* result, stemma_error** error) {
  stemma_status status;
  while ((status = stemma_result_next(result, error)) == STEMMA_ROW) {
    size_t bytes = 0;
    const char* name = stemma_value_string(stemma_result_value(result, 0), &bytes);
    printf("%.*s %g\n", (int)bytes, name, stemma_value_float(stemma_result_value(result, 1)));
  }
  return status;
}

static stemma_status hold(stemma_session* session, stemma_parameters* parameters,
                          stemma_error** error) {
  static const char* const make =
      "UNWIND [['Alder', 0.8], ['Birch', 0.3], ['Cedar', 0.6]] AS each "
      "CREATE (:Holding {name: each[0], share: each[1]})";
  static const char* const ask =
      "MATCH (h:Holding) WHERE h.share > $least RETURN h.name, h.share ORDER BY h.name";

  stemma_result* result = NULL;
  stemma_status status = stemma_session_run(session, make, STEMMA_TEXT, NULL, &result, error);
  stemma_result_free(&result);
  if (status < STEMMA_ERROR) status = set_number(parameters, "least", 0.5, error);
  if (status < STEMMA_ERROR) {
    status = stemma_session_run(session, ask, STEMMA_TEXT, parameters, &result, error);
  }
  if (status < STEMMA_ERROR) status = print_rows(result, error);
  stemma_result_free(&result);
  return status;
}

int main(int count, char** arguments) {
  stemma_error* error = NULL;
  stemma_database* database = NULL;
  stemma_session* session = NULL;
  stemma_parameters* parameters = NULL;

  stemma_status status =
      stemma_database_open(count > 1 ? arguments[1] : ":memory:", NULL, &database, &error);
  if (status < STEMMA_ERROR) status = stemma_session_open(database, &session, &error);
  if (status < STEMMA_ERROR) status = stemma_parameters_make(&parameters, &error);
  if (status < STEMMA_ERROR) status = hold(session, parameters, &error);

  stemma_parameters_free(&parameters);
  stemma_session_close(&session);
  stemma_database_close(&database);
  return status < STEMMA_ERROR ? 0 : complain(error);
}
