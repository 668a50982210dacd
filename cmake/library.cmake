# libstemma, shared and static: all rooms behind the C interface of include/stemma/.
#
# find_package(stemma) knows stemma_shared as stemma::stemma and stemma_static as stemma::stemma_static.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(stemma_objects)
foreach(room core parser storage engine)
  list(APPEND stemma_objects $<TARGET_OBJECTS:stemma_${room}>)
endforeach()

add_library(stemma_shared SHARED ${stemma_objects})
set_target_properties(stemma_shared PROPERTIES OUTPUT_NAME stemma EXPORT_NAME stemma
  VERSION ${PROJECT_VERSION} SOVERSION 0 LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/exported.map)
# Hidden visibility leaves the templates of other libraries visible; the map leaves stemma_* alone.
target_link_options(stemma_shared PRIVATE
  -Wl,--version-script=${PROJECT_SOURCE_DIR}/cmake/exported.map)

add_library(stemma_static STATIC ${stemma_objects})
set_target_properties(stemma_static PROPERTIES OUTPUT_NAME stemma)

# What the rooms link. Who links libstemma.a from an installation finds the same: cmake/stemma-config.cmake.in.
foreach(library stemma_shared stemma_static)
  set_target_properties(${library} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(${library} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${library} PRIVATE fmt::fmt date::date-tz Threads::Threads)
  foreach(package ROCKSDB RE2 UTF8PROC)
    target_link_libraries(${library} PRIVATE
      $<BUILD_INTERFACE:PkgConfig::${package}> $<INSTALL_INTERFACE:PkgConfig::STEMMA_${package}>)
  endforeach()
endforeach()

set(stemma_config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/stemma)
install(DIRECTORY include/stemma DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(TARGETS stemma_shared EXPORT stemma-shared
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS stemma_static EXPORT stemma-static
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
foreach(kind shared static)
  install(EXPORT stemma-${kind} NAMESPACE stemma:: DESTINATION ${stemma_config_folder}
    COMPONENT development)
endforeach()

configure_package_config_file(cmake/stemma-config.cmake.in stemma-config.cmake
  INSTALL_DESTINATION ${stemma_config_folder})
write_basic_package_version_file(stemma-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/stemma-config.cmake
  ${PROJECT_BINARY_DIR}/stemma-config-version.cmake
  DESTINATION ${stemma_config_folder} COMPONENT development)

# pkg-config asks for every package of Requires.private even of who links the shared library, so what
# libstemma.a needs are the flags themselves.
set(stemma_static_flags)
foreach(package ROCKSDB RE2 UTF8PROC)
  list(TRANSFORM ${package}_LIBRARY_DIRS PREPEND -L OUTPUT_VARIABLE folders)
  list(TRANSFORM ${package}_LIBRARIES PREPEND -l OUTPUT_VARIABLE libraries)
  list(APPEND stemma_static_flags ${folders} ${libraries})
endforeach()
list(APPEND stemma_static_flags -lfmt -ldate-tz -lstdc++ -lm -pthread)
list(JOIN stemma_static_flags " " stemma_static_flags)
# The prefix is where the file lies, wherever an installation is moved to.
file(RELATIVE_PATH stemma_pc_to_prefix /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(cmake/stemma.pc.in stemma.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/stemma.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
  COMPONENT development)
