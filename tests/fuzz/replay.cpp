#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <iostream>
#include <string>

#include "tests/fuzz/seeds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

// Gives the texts of files and folders to a fuzz target once, in a build without libFuzzer.
namespace {

std::string running;

/// Names the text that ended the program.
void name_the_text(int) {
  static_cast<void>(::write(STDERR_FILENO, running.data(), running.size()) < 0);
  ::_exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace stemma::fuzz;
  std::signal(SIGABRT, name_the_text);
  std::signal(SIGSEGV, name_the_text);
  std::size_t texts = 0;
  for (int i = 1; i < argc; ++i) {
    for (const Seed& seed : read_seeds(argv[i])) {
      running = fmt::format("replay: ended by {}\n", seed.name);
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(seed.text.data()),
                             seed.text.size());
      ++texts;
    }
  }
  std::cout << fmt::format("{} texts\n", texts);
  return texts == 0 ? 1 : 0;
}
