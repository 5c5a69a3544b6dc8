# SPDX-License-Identifier: GPL-2.0-or-later
# Debian packages, one a component: `cpack -G DEB` in a build folder configured with -DCMAKE_INSTALL_PREFIX=/usr
# (scripts/make-packages.sh does it all).
set(CPACK_PACKAGE_NAME dossier)
set(CPACK_PACKAGE_VENDOR "The Dossier project")
set(DOSSIER_MAINTAINER "Dossier maintainers <maintainers@dossier.invalid>" CACHE STRING "Whom the packages name")
set(CPACK_PACKAGE_CONTACT "${DOSSIER_MAINTAINER}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_VERBATIM_VARIABLES ON)
# Each package has a synopsis of its own: the first line of its description.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL programs library development kiosk)

set(soname "${PROJECT_VERSION_MAJOR}")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME dossier)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_DEPENDS iso-codes)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_RECOMMENDS less)
set(CPACK_COMPONENT_PROGRAMS_DESCRIPTION "offline search over policy papers, with actors and citations
dossier-index reads papers and news pieces, tags people, groups and
places, reads footnotes as citations, and writes an index. dossier answers
queries with snippets, facets and \"cited by\" links.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME "libdossier${soname}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${PROJECT_SOURCE_DIR}/packaging/debian/triggers")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "offline search over policy papers (library)
The searcher of dossier for other programs: a C interface and a C++ header
over it; questions in, JSON out.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdossier-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libdossier${soname} (= ${PROJECT_VERSION}-1)")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "offline search over policy papers (development files)
Headers, manual page and examples for programs that use libdossier from C,
C++, Python and other languages.")

set(CPACK_DEBIAN_KIOSK_PACKAGE_NAME dossier-kiosk)
set(CPACK_DEBIAN_KIOSK_PACKAGE_SECTION web)
set(CPACK_DEBIAN_KIOSK_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_KIOSK_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_KIOSK_PACKAGE_DEPENDS "dossier (= ${PROJECT_VERSION}-1), cage, chromium, curl")
set(CPACK_COMPONENT_KIOSK_DESCRIPTION "offline search over policy papers (reading-room screen)
Units of systemd for a screen in a reading room: the server, a browser that
shows nothing else, and a timer that keeps the index up to date. They start
when an administrator enables them; dossier-kiosk(7) tells how.")

# What Debian wants in every package's documentation: the licence and the changelog. SOURCE_DATE_EPOCH fixes the date.
string(TIMESTAMP release_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/debian/changelog.in changelog.Debian @ONLY)
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER "CPACK_DEBIAN_${component}_PACKAGE_NAME" name)
  set(documentation "${CMAKE_INSTALL_DATAROOTDIR}/doc/${${name}}")
  install(FILES packaging/debian/copyright "${CMAKE_BINARY_DIR}/changelog.Debian" DESTINATION "${documentation}"
    COMPONENT ${component})
endforeach()
install(FILES CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/dossier" RENAME changelog)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/debian/compress.cmake")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)

include(CPack)
