#include "engine/exchange/utf8.hpp"

#include <catch2/catch.hpp>

using namespace stemma::engine;

TEST_CASE("good UTF-8 is good to its end", "[exchange]") {
  for (const std::string text : {"", "plain ascii text", "湖南搜云 \U0001F680", "\u07FF\uFFFF"}) {
    const Utf8Extent extent = utf8_extent(text);
    CHECK(extent.valid == text.size());
    CHECK_FALSE(extent.incomplete);
  }
}

TEST_CASE("a cut character is incomplete, not wrong", "[exchange]") {
  const std::string text = "ab湖";
  const Utf8Extent extent = utf8_extent(text.substr(0, 4));
  CHECK(extent.valid == 2);
  CHECK(extent.incomplete);
}

TEST_CASE("overlong forms, surrogates, NUL and stray bytes are wrong", "[exchange]") {
  for (const std::string& bytes :
       {std::string("\xC0\x80"), std::string("\xE0\x80\xAF"), std::string("\xED\xA0\x80"),
        std::string("\xF4\x90\x80\x80"), std::string("\xF8\x88\x80\x80"), std::string("\x80"),
        std::string("\xC3("), std::string(1, '\0')}) {
    const Utf8Extent extent = utf8_extent("12345678" + bytes + "123");
    CHECK(extent.valid == 8);
    CHECK_FALSE(extent.incomplete);
  }
}

TEST_CASE("code points are appended in one to four bytes", "[exchange]") {
  std::string text;
  for (const char32_t c : {U'a', U'é', U'湖', U'\U0001F680'}) append_utf8(text, c);
  CHECK(text == "aé湖\U0001F680");
}
