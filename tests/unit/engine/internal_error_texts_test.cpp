#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

#include "engine/api/call.hpp"
#include "parser/parse.hpp"
#include "storage/write/publication.hpp"

using namespace stemma;

TEST_CASE("the text of an error after which nothing is known", "[api][errors]") {
  storage::Publication publication({}, [] { return Result<void>(); }, {});
  publication.stop_writing("no space left on the device");
  CHECK(parser::describe(publication.unknown_outcome(), "") ==
        "error[unknown-outcome]: whether the commit is durable is not known: no space left on the "
        "device\n"
        "  open the store again: until then it is read-only\n");

  stemma_error* error = nullptr;
  const auto fails = []() -> Result<stemma_status> { throw std::logic_error("a cat"); };
  REQUIRE(api::call(&error, fails) != STEMMA_OK);
  CHECK(std::string(stemma_error_text(error)) == "error[internal]: a cat\n");
  stemma_error_free(&error);
}
