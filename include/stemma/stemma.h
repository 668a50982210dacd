#ifndef STEMMA_STEMMA_H
#define STEMMA_STEMMA_H

/// The C interface of Stemma, an embedded property-graph engine. It is stable: within one SOVERSION
/// calls and enumerators are added, never changed or removed.
///
/// Handles are opaque. Each is made by one call and freed by one call that takes its address and
/// sets it to NULL; freeing NULL is nothing. They may be freed in any order: what still depends on
/// a freed handle keeps what it needs, and after `stemma_database_close` answers with an error.
///
/// Errors. A call that can fail answers a status and takes a `stemma_error**`, which may be NULL;
/// after a status of STEMMA_ERROR or more it holds an error that the caller frees. NULL for a
/// handle, an index out of range and the like are STEMMA_USAGE_ERROR, or where no status is
/// answered NULL, 0 or STEMMA_NULL; never undefined behaviour.
///
/// Text is UTF-8 and has its size in bytes beside it; STEMMA_TEXT for a size says that it ends with
/// a NUL. Text that is answered without a size ends with a NUL.
///
/// Threads. A database may be used by any number of threads at once. A session, a result and an
/// import are used by one thread at a time: two at once get STEMMA_USAGE_ERROR. Results of an open
/// transaction are used by the thread that uses its session. What a handle
/// points into (values, entities, texts) is as thread-safe as reading memory. The two `cancel`
/// calls may come from any thread and from a signal handler.
///
/// The end of a program. Databases, sessions and results are freed before `main` returns: what the
/// storage library keeps for all databases is gone when static objects of the program are ended.

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define STEMMA_EXPORT __attribute__((visibility("default")))
#else
#define STEMMA_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define STEMMA_TEXT ((size_t)-1)

typedef struct stemma_error stemma_error;
typedef struct stemma_database stemma_database;
typedef struct stemma_session stemma_session;
typedef struct stemma_parameters stemma_parameters;
typedef struct stemma_result stemma_result;
typedef struct stemma_value stemma_value;    ///< one value of the language
typedef struct stemma_entity stemma_entity;  ///< a node or a relationship, read
typedef struct stemma_schema stemma_schema;
typedef struct stemma_script stemma_script;
typedef struct stemma_import stemma_import;
typedef struct stemma_check stemma_check;

/// How a call went. From STEMMA_ERROR on something is wrong, and an error says what.
typedef enum stemma_status {
  STEMMA_OK = 0,
  STEMMA_ROW = 1,        ///< there is a row
  STEMMA_DONE = 2,       ///< there are no more rows
  STEMMA_ERROR = 16,     ///< the statement is wrong, or its values are
  STEMMA_USAGE_ERROR,    ///< the call is
  STEMMA_TIMEOUT,        ///< the time limit was reached
  STEMMA_CANCELLED,      ///< by `cancel`
  STEMMA_MEMORY_LIMIT,   ///< of the session, or of the machine
  STEMMA_CONFLICT,       ///< somebody else wrote; run the transaction again
  STEMMA_LOCKED,         ///< by another process or session; try again later
  STEMMA_READ_ONLY,      ///< the database was opened so, or became so after a failed sync
  STEMMA_NOT_FOUND,      ///< no such file or database
  STEMMA_NOT_A_STORE,    ///< there is something else, or a format of a newer release
  STEMMA_CORRUPTION,     ///< what is on disk is damaged
  STEMMA_IO_ERROR,       ///< the disk or the file system said no
  STEMMA_UNKNOWN_OUTCOME /**< a commit whose sync failed: reopen to see */
} stemma_status;

/// "0.1.0"
STEMMA_EXPORT const char* stemma_version(void);

// ---- errors ----------------------------------------------------------------------------------

STEMMA_EXPORT void stemma_error_free(stemma_error** error);
STEMMA_EXPORT stemma_status stemma_error_status(const stemma_error* error);
/// The stable name of what went wrong: "undefined-variable".
STEMMA_EXPORT const char* stemma_error_code(const stemma_error* error);
/// As openCypher names them: "SyntaxError", "compile time" or "runtime", "UndefinedVariable".
STEMMA_EXPORT const char* stemma_error_type(const stemma_error* error);
STEMMA_EXPORT const char* stemma_error_phase(const stemma_error* error);
STEMMA_EXPORT const char* stemma_error_detail(const stemma_error* error);
/// One sentence.
STEMMA_EXPORT const char* stemma_error_message(const stemma_error* error);
/// What would work; may be empty.
STEMMA_EXPORT const char* stemma_error_hint(const stemma_error* error);
/// Where in the text, from 1, the column in characters; 0 where the error points at no place.
STEMMA_EXPORT size_t stemma_error_line(const stemma_error* error);
STEMMA_EXPORT size_t stemma_error_column(const stemma_error* error);
/// All of it as whole lines for a person, with a caret under the words it speaks of.
STEMMA_EXPORT const char* stemma_error_text(const stemma_error* error);
/// Tells the error anew as one in a longer text (a script), in which the text that was run began at
/// byte `offset`: line, column and lines are then those of the whole.
STEMMA_EXPORT void stemma_error_place(stemma_error* error, const char* text, size_t text_bytes,
                                      size_t offset);

// ---- databases -------------------------------------------------------------------------------

typedef enum stemma_open_mode {
  STEMMA_CREATE_OR_OPEN = 0,
  STEMMA_OPEN_EXISTING = 1,
  STEMMA_OPEN_READ_ONLY = 2 /**< never writes; works beside a writer in another process */
} stemma_open_mode;

/// Begin with STEMMA_OPEN_OPTIONS.
typedef struct stemma_open_options {
  size_t struct_bytes;
  stemma_open_mode mode;
  uint64_t cache_bytes;    ///< budget of decoded blocks; 0: the default, 256 MB
  uint64_t overlay_bytes;  ///< recent changes in memory; 0: the default, 128 MB
  int sync;                ///< 0: a crash may lose the last commits, never one in their middle
  int forbid_files;        ///< 1: no statement may read files (LOAD CSV)
} stemma_open_options;

#define STEMMA_OPEN_OPTIONS \
  { sizeof(stemma_open_options), STEMMA_CREATE_OR_OPEN, 0, 0, 1, 0 }

/// Opens the database in a directory, or one in memory for ":memory:". `options` may be NULL.
/// Errors: LOCKED names the process that has it; NOT_FOUND, NOT_A_STORE, CORRUPTION, IO_ERROR.
STEMMA_EXPORT stemma_status stemma_database_open(const char* path,
                                                 const stemma_open_options* options,
                                                 stemma_database** database, stemma_error** error);
/// Sessions and results of it answer STEMMA_USAGE_ERROR from now on. The files are let go when the
/// last of those is freed; uncommitted transactions are rolled back then.
STEMMA_EXPORT void stemma_database_close(stemma_database** database);
/// Whether this open made the database: 1 or 0.
STEMMA_EXPORT int stemma_database_created(const stemma_database* database);
STEMMA_EXPORT const char* stemma_database_path(const stemma_database* database);
STEMMA_EXPORT const char* stemma_database_uuid(const stemma_database* database);
/// The release that made the database, and the version of its format.
STEMMA_EXPORT const char* stemma_database_written_by(const stemma_database* database);
STEMMA_EXPORT uint32_t stemma_database_format_version(const stemma_database* database);

/// Writes recent changes into their blocks; they are durable before and after.
STEMMA_EXPORT stemma_status stemma_database_fold(stemma_database* database, stemma_error** error);
/// A consistent copy at the newest commit, at a path that does not exist yet.
STEMMA_EXPORT stemma_status stemma_database_checkpoint(stemma_database* database, const char* path,
                                                       stemma_error** error);

/// Gets the next line of a dump, without its end; anything but 0 stops the dump (CANCELLED).
typedef int (*stemma_line_sink)(void* context, const char* line, size_t line_bytes);
/// The whole graph as text, equal for equal graphs.
STEMMA_EXPORT stemma_status stemma_database_dump(stemma_database* database, stemma_line_sink sink,
                                                 void* context, stemma_error** error);

/// Verifies files, checksums and what holds of every graph. STEMMA_OK also where problems were
/// found: ask for their number.
STEMMA_EXPORT stemma_status stemma_database_check(stemma_database* database, stemma_check** check,
                                                  stemma_error** error);
STEMMA_EXPORT void stemma_check_free(stemma_check** check);
STEMMA_EXPORT uint64_t stemma_check_nodes(const stemma_check* check);
STEMMA_EXPORT uint64_t stemma_check_relationships(const stemma_check* check);
STEMMA_EXPORT uint64_t stemma_check_index_entries(const stemma_check* check);
STEMMA_EXPORT size_t stemma_check_problem_count(const stemma_check* check);
STEMMA_EXPORT const char* stemma_check_problem(const stemma_check* check, size_t index);

// ---- the schema, as the graph shows it -------------------------------------------------------

typedef enum stemma_schema_part {
  STEMMA_LABELS = 0,         ///< that some node has
  STEMMA_TYPES = 1,          ///< that some relationship has
  STEMMA_PROPERTY_KEYS = 2,  ///< ever stored
  STEMMA_INDEXES = 3
} stemma_schema_part;

STEMMA_EXPORT stemma_status stemma_database_schema(stemma_database* database,
                                                   stemma_schema** schema, stemma_error** error);
STEMMA_EXPORT void stemma_schema_free(stemma_schema** schema);
STEMMA_EXPORT size_t stemma_schema_count(const stemma_schema* schema, stemma_schema_part part);
STEMMA_EXPORT const char* stemma_schema_name(const stemma_schema* schema, stemma_schema_part part,
                                             size_t index);
/// How many nodes have the label, or relationships the type; 0 for the other parts.
STEMMA_EXPORT uint64_t stemma_schema_entities(const stemma_schema* schema, stemma_schema_part part,
                                              size_t index);
/// The statement that makes the index or the constraint.
STEMMA_EXPORT const char* stemma_schema_index_statement(const stemma_schema* schema, size_t index);
/// The nodes and relationships of the graph.
STEMMA_EXPORT uint64_t stemma_schema_nodes(const stemma_schema* schema);
STEMMA_EXPORT uint64_t stemma_schema_relationships(const stemma_schema* schema);

// ---- sessions and transactions ---------------------------------------------------------------

/// One user's conversation with a database.
STEMMA_EXPORT stemma_status stemma_session_open(stemma_database* database, stemma_session** session,
                                                stemma_error** error);
/// Rolls an open transaction back. Results of the session stay.
STEMMA_EXPORT void stemma_session_close(stemma_session** session);
/// For what is run from now on; 0: none. The default is none.
STEMMA_EXPORT stemma_status stemma_session_set_time_limit(stemma_session* session,
                                                          uint64_t milliseconds);
/// For a statement's own working memory; 0: the default, 1 GB.
STEMMA_EXPORT stemma_status stemma_session_set_memory_limit(stemma_session* session,
                                                            uint64_t bytes);
/// Stops what the session runs now, and the results it has made, with STEMMA_CANCELLED. The session
/// stays usable. From any thread, and from a signal handler.
STEMMA_EXPORT void stemma_session_cancel(stemma_session* session);

typedef enum stemma_access { STEMMA_READ = 0, STEMMA_WRITE = 1 } stemma_access;

/// Begins an explicit transaction. STEMMA_WRITE takes the writer's lock (LOCKED where it is held
/// for too long); STEMMA_READ sees one snapshot, and gets CONFLICT where it turns to writing late.
STEMMA_EXPORT stemma_status stemma_session_begin(stemma_session* session, stemma_access access,
                                                 stemma_error** error);
/// Durable when it answers STEMMA_OK. USAGE_ERROR without an open transaction.
STEMMA_EXPORT stemma_status stemma_session_commit(stemma_session* session, stemma_error** error);
/// USAGE_ERROR without an open transaction.
STEMMA_EXPORT stemma_status stemma_session_rollback(stemma_session* session, stemma_error** error);
STEMMA_EXPORT int stemma_session_in_transaction(const stemma_session* session);

/// Runs one statement. One that writes has done so when this answers, and has committed unless a
/// transaction is open; the rows of one that reads are computed while they are asked for.
/// `parameters` may be NULL. Errors: of the statement, TIMEOUT, CANCELLED, MEMORY_LIMIT, LOCKED,
/// ...
STEMMA_EXPORT stemma_status stemma_session_run(stemma_session* session, const char* text,
                                               size_t text_bytes,
                                               const stemma_parameters* parameters,
                                               stemma_result** result, stemma_error** error);

// ---- results ---------------------------------------------------------------------------------

STEMMA_EXPORT void stemma_result_free(stemma_result** result);
STEMMA_EXPORT size_t stemma_result_column_count(const stemma_result* result);
STEMMA_EXPORT const char* stemma_result_column(const stemma_result* result, size_t column,
                                               size_t* bytes);
/// Goes to the next row: STEMMA_ROW, STEMMA_DONE, or an error, and then the same error again. What
/// values and entities of the row before pointed into is gone.
STEMMA_EXPORT stemma_status stemma_result_next(stemma_result* result, stemma_error** error);
/// A value of the current row, valid until the next one; NULL where there is no row or column.
STEMMA_EXPORT const stemma_value* stemma_result_value(const stemma_result* result, size_t column);

/// A node or relationship of the current row with all it holds, valid until the next row. `value`
/// comes from this row: a cell, or an element of one. In an open transaction: as it is there now.
STEMMA_EXPORT stemma_status stemma_result_entity(stemma_result* result, const stemma_value* value,
                                                 const stemma_entity** entity,
                                                 stemma_error** error);
/// Node `index` of a path, 0 .. its length; and the relationship after that node.
STEMMA_EXPORT stemma_status stemma_result_path_node(stemma_result* result, const stemma_value* path,
                                                    size_t index, const stemma_entity** entity,
                                                    stemma_error** error);
STEMMA_EXPORT stemma_status stemma_result_path_relationship(stemma_result* result,
                                                            const stemma_value* path, size_t index,
                                                            const stemma_entity** entity,
                                                            stemma_error** error);

typedef enum stemma_change {
  STEMMA_NODES_CREATED = 0,
  STEMMA_NODES_DELETED,
  STEMMA_RELATIONSHIPS_CREATED,
  STEMMA_RELATIONSHIPS_DELETED,
  STEMMA_PROPERTIES_SET,
  STEMMA_LABELS_ADDED,
  STEMMA_LABELS_REMOVED,
  STEMMA_INDEXES_ADDED,
  STEMMA_INDEXES_REMOVED
} stemma_change;

// These are final once `next` has answered STEMMA_DONE.
STEMMA_EXPORT uint64_t stemma_result_changes(const stemma_result* result, stemma_change which);
/// Whether the statement was one that writes.
STEMMA_EXPORT int stemma_result_writes(const stemma_result* result);
STEMMA_EXPORT double stemma_result_milliseconds(const stemma_result* result);
/// EXPLAIN and PROFILE: the plan; else "".
STEMMA_EXPORT const char* stemma_result_plan(const stemma_result* result);
/// What is worth telling and no error: lines for a person. All are there before the first row.
STEMMA_EXPORT size_t stemma_result_notification_count(const stemma_result* result);
STEMMA_EXPORT const char* stemma_result_notification_code(const stemma_result* result,
                                                          size_t index);
STEMMA_EXPORT const char* stemma_result_notification(const stemma_result* result, size_t index);
/// Tells them anew as those of a longer text (a script), in which the statement began at byte
/// `offset`.
STEMMA_EXPORT void stemma_result_place(stemma_result* result, const char* text, size_t text_bytes,
                                       size_t offset);

#ifdef __cplusplus
}
#endif

#include "stemma/tools.h"
#include "stemma/value.h"

#endif
