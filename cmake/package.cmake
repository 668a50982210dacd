# `cpack` in a build folder: .deb packages (the program, the library, what is needed to compile against
# it) and one .tgz of all.

set(CPACK_PACKAGE_VENDOR "Stemma")
set(CPACK_PACKAGE_CONTACT "Stemma <stemma@stemma.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libstemma0)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libstemma-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libstemma0 (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME stemma)
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
if(DPKG_SHLIBDEPS)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
set(CPACK_COMPONENTS_ALL library development)
if(TARGET stemma_program)
  list(APPEND CPACK_COMPONENTS_ALL program)
  install(TARGETS stemma_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
  install(DIRECTORY queries DESTINATION ${CMAKE_INSTALL_DATADIR}/stemma COMPONENT program
    FILES_MATCHING PATTERN "*.cypher")
endif()

foreach(component library development program)
  string(TOUPPER ${component} upper)
  install(FILES LICENSE NOTICE
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME}
    COMPONENT ${component})
endforeach()
install(FILES LICENSE-GPL-3 DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/stemma COMPONENT program)

include(CPack)
