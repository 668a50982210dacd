#include <catch2/catch.hpp>
#include <type_traits>

#include "stemma/stemma.hpp"

// A program includes this one header. What is checked here is checked by the compiler.

static_assert(std::is_nothrow_move_constructible_v<stemma::Database>);
static_assert(std::is_nothrow_move_constructible_v<stemma::Session>);
static_assert(std::is_nothrow_move_constructible_v<stemma::Rows>);
static_assert(!std::is_copy_constructible_v<stemma::Database>);
static_assert(!std::is_copy_constructible_v<stemma::Rows>);
static_assert(std::is_convertible_v<int, stemma::Value>);
static_assert(std::is_convertible_v<bool, stemma::Value>);
static_assert(std::is_convertible_v<const char*, stemma::Value>);
static_assert(std::is_trivially_copyable_v<stemma::ValueView>);

TEST_CASE("an error made by the caller is a usage error with text", "[api]") {
  const stemma::Error error("the cat is missing", "bring it");
  CHECK(error.status == stemma::Status::usage_error);
  CHECK(error.text == "error[invalid-usage]: the cat is missing\n  bring it\n");
}
