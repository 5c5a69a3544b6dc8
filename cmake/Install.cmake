# SPDX-License-Identifier: GPL-2.0-or-later
# Programs, man pages and data, where a Unix system expects them; the library installs itself (library/). The programs
# find the data beside their own folder. The components are the Debian packages of Packages.cmake.
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME programs)
install(TARGETS dossier dossier-index RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS dossier-reader dossier-kiosk dossier-connect RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/dossier")
install(DIRECTORY stopwords/ DESTINATION "${CMAKE_INSTALL_DATADIR}/dossier/stopwords" FILES_MATCHING PATTERN "*.txt")
install(DIRECTORY corpus/authority/ DESTINATION "${CMAKE_INSTALL_DATADIR}/dossier/authority" FILES_MATCHING PATTERN "*.tsv")
install(FILES share/completions/dossier.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME dossier)
install(FILES share/completions/_dossier DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES share/completions/dossier.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(DIRECTORY examples DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/libdossier-dev" COMPONENT development)

# install_manual(COMPONENT page...): man/NAME.N to manN.
function(install_manual component)
  foreach(page IN LISTS ARGN)
    string(REGEX REPLACE ".*\\." "" part "${page}")
    install(FILES "man/${page}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${part}" COMPONENT ${component})
  endforeach()
endfunction()
install_manual(programs dossier.1 dossier-index.1 dossier-corpus.5 dossier-query.7
  dossier-shards.7)
install_manual(development libdossier.3)
install_manual(kiosk dossier-kiosk.7)
install(FILES packaging/dossier-kiosk.service packaging/dossier-kiosk-screen.service packaging/dossier-index.service
        packaging/dossier-index.timer DESTINATION lib/systemd/system COMPONENT kiosk)
