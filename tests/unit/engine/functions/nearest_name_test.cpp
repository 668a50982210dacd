#include <catch2/catch.hpp>

#include "engine/functions/nearest_name.hpp"

namespace stemma::engine {
namespace {

std::string nearest(std::string_view written, std::initializer_list<std::string_view> known) {
  NearestName name(written);
  for (const std::string_view each : known) name.look_at(each);
  return name.found();
}

}  // namespace

TEST_CASE("a letter more, less, changed or swapped is one mistake", "[functions]") {
  CHECK(nearest("persn", {"company", "person"}) == "person");
  CHECK(nearest("nmae", {"age", "name"}) == "name");
  CHECK(nearest("OWN", {"KNOWS", "OWNS"}) == "OWNS");
  CHECK(nearest("kitten", {"sitting"}).empty());
}

TEST_CASE("a name in another case is the nearest", "[functions]") {
  CHECK(nearest("PERSON", {"Persona", "Person"}) == "Person");
}

TEST_CASE("a Chinese character is one letter", "[functions]") {
  CHECK(nearest("公私", {"人", "公司"}) == "公司");
  CHECK(nearest("持股比列", {"持股比例"}) == "持股比例");
  CHECK(nearest("人", {"企"}).empty());
}

TEST_CASE("names that share no letter, or are very long, are not guessed", "[functions]") {
  CHECK(nearest("n", {"m"}).empty());
  CHECK(nearest(std::string(65, 'a'), {std::string(64, 'a')}).empty());
  CHECK(nearest(std::string(100'000, 'a'), {"a"}).empty());
}

TEST_CASE("a hint asks for the name, or says what else to do", "[functions]") {
  CHECK(did_you_mean("name") == "did you mean 'name'?");
  CHECK(did_you_mean("", "SHOW LABELS lists them") == "SHOW LABELS lists them");
  CHECK(did_you_mean("").empty());
}

}  // namespace stemma::engine
