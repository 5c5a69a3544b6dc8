# SPDX-License-Identifier: GPL-2.0-or-later
# Run by cpack before a package is made: manual pages and changelogs compressed, as Debian wants them.
file(GLOB_RECURSE pages "${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/man/*.[1-9]"
  "${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/doc/*/changelog*")
if(pages)
  execute_process(COMMAND gzip -9nf ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()
