#include "storage/file_layer.hpp"

namespace stemma::storage {
namespace {

class RealFileLayer final : public FileLayer {
 public:
  std::shared_ptr<rocksdb::FileSystem> file_system() override {
    return rocksdb::FileSystem::Default();
  }
};

}  // namespace

std::shared_ptr<FileLayer> make_real_file_layer() { return std::make_shared<RealFileLayer>(); }

}  // namespace stemma::storage
