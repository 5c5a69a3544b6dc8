# SPDX-License-Identifier: GPL-2.0-or-later
# Every library the project stands on, each as one imported target. CONTRIBUTING.md says why each is here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(CLI11 2 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(LibXml2 REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(JEMALLOC REQUIRED IMPORTED_TARGET jemalloc)
find_package(pegtl 3 REQUIRED)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(POPPLER_CPP REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(MICROHTTPD REQUIRED IMPORTED_TARGET libmicrohttpd)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)

find_path(XAPIAN_INCLUDE_DIR xapian.h REQUIRED)
find_library(XAPIAN_LIBRARY xapian REQUIRED)
add_library(Xapian::Xapian UNKNOWN IMPORTED)
set_target_properties(Xapian::Xapian PROPERTIES IMPORTED_LOCATION "${XAPIAN_LIBRARY}"
                      INTERFACE_INCLUDE_DIRECTORIES "${XAPIAN_INCLUDE_DIR}")

find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(CLD2::CLD2 UNKNOWN IMPORTED)
set_target_properties(CLD2::CLD2 PROPERTIES IMPORTED_LOCATION "${CLD2_LIBRARY}"
                      INTERFACE_INCLUDE_DIRECTORIES "${CLD2_INCLUDE_DIR}")

find_path(CMARK_GFM_INCLUDE_DIR cmark-gfm.h REQUIRED)
find_library(CMARK_GFM_LIBRARY cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS_LIBRARY cmark-gfm-extensions REQUIRED)
add_library(CMark::GFM UNKNOWN IMPORTED)
set_target_properties(CMark::GFM PROPERTIES IMPORTED_LOCATION "${CMARK_GFM_LIBRARY}"
                      INTERFACE_INCLUDE_DIRECTORIES "${CMARK_GFM_INCLUDE_DIR}"
                      INTERFACE_LINK_LIBRARIES "${CMARK_GFM_EXTENSIONS_LIBRARY};${CMARK_GFM_LIBRARY}")

# Small libraries, as targets that follow who links them: each one that is loaded takes some 60 us of every start, and `dossier`
# starts for every question. A program with the property LOADS_FEW gets their archives, where they are installed.
function(dossier_small_library name shared archive)
  add_library(${name} INTERFACE)
  if(archive)
    target_link_libraries(${name} INTERFACE "$<IF:$<BOOL:$<TARGET_PROPERTY:LOADS_FEW>>,${archive},${shared}>")
  else()
    target_link_libraries(${name} INTERFACE ${shared})
  endif()
endfunction()
find_library(ZSTD_ARCHIVE libzstd.a)
find_library(XXHASH_ARCHIVE libxxhash.a)
mark_as_advanced(ZSTD_ARCHIVE XXHASH_ARCHIVE)
# Of libfmt Debian has no archive: what is not in its headers as templates is compiled here, as its own source does.
add_library(dossier_fmt_archive STATIC EXCLUDE_FROM_ALL "${CMAKE_CURRENT_LIST_DIR}/fmt_archive.cc")
dossier_small_library(dossier_zstd PkgConfig::ZSTD "${ZSTD_ARCHIVE}")
dossier_small_library(dossier_xxhash PkgConfig::XXHASH "${XXHASH_ARCHIVE}")
dossier_small_library(dossier_fmt fmt::fmt dossier_fmt_archive)
