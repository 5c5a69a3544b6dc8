# SPDX-License-Identifier: GPL-2.0-or-later
# Programs, man pages and data, where a Unix system expects them. The programs find the data beside their own folder.
foreach(program dossier dossier-index)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  endif()
endforeach()
install(TARGETS dossier-reader RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/dossier")
install(DIRECTORY stopwords/ DESTINATION "${CMAKE_INSTALL_DATADIR}/dossier/stopwords" FILES_MATCHING PATTERN "*.txt")
install(DIRECTORY corpus/authority/ DESTINATION "${CMAKE_INSTALL_DATADIR}/dossier/authority" FILES_MATCHING PATTERN "*.tsv")
install(FILES share/completions/dossier.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME dossier)
install(FILES share/completions/_dossier DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES share/completions/dossier.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(FILES man/dossier.1 man/dossier-index.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES man/dossier-corpus.5 DESTINATION "${CMAKE_INSTALL_MANDIR}/man5")
install(FILES man/dossier-query.7 man/dossier-kiosk.7 DESTINATION "${CMAKE_INSTALL_MANDIR}/man7")
install(FILES packaging/dossier-kiosk.service packaging/dossier-kiosk-screen.service packaging/dossier-index.service
        packaging/dossier-index.timer DESTINATION lib/systemd/system)
