#ifndef STEMMA_TOOLS_H
#define STEMMA_TOOLS_H

/// Splitting scripts and importing files. Part of `stemma/stemma.h`.

#include "stemma/stemma.h"

#ifdef __cplusplus
extern "C" {
#endif

// ---- scripts ---------------------------------------------------------------------------------

/// The statements of a text, split at `;` outside strings, back-ticks and comments.
STEMMA_EXPORT stemma_status stemma_script_split(const char* text, size_t text_bytes,
                                                stemma_script** script, stemma_error** error);
STEMMA_EXPORT void stemma_script_free(stemma_script** script);
STEMMA_EXPORT size_t stemma_script_count(const stemma_script* script);
/// Where in the text a statement begins and ends, in bytes.
STEMMA_EXPORT size_t stemma_script_begin(const stemma_script* script, size_t index);
STEMMA_EXPORT size_t stemma_script_end(const stemma_script* script, size_t index);
/// 1 where the last statement has its `;` or there is none, 0 where more may follow.
STEMMA_EXPORT int stemma_script_complete(const stemma_script* script);

// ---- import ----------------------------------------------------------------------------------

/// A bulk import of CSV files with the headers of neo4j-admin: described by calls, then run once.
STEMMA_EXPORT stemma_status stemma_import_make(stemma_import** import, stemma_error** error);
STEMMA_EXPORT void stemma_import_free(stemma_import** import);
/// A file of nodes. `labels` are those that all its nodes get, with `:` between them, or NULL.
STEMMA_EXPORT stemma_status stemma_import_nodes(stemma_import* import, const char* path,
                                                const char* labels, stemma_error** error);
/// A file of relationships. `type` is for rows that name none, or NULL.
STEMMA_EXPORT stemma_status stemma_import_relationships(stemma_import* import, const char* path,
                                                        const char* type, stemma_error** error);
/// A file with more rows of what the last of these two calls described, and either no header or the
/// same one.
STEMMA_EXPORT stemma_status stemma_import_more(stemma_import* import, const char* path,
                                               stemma_error** error);
/// An index, or with `unique` a constraint, that is made with the import.
STEMMA_EXPORT stemma_status stemma_import_index(stemma_import* import, const char* label,
                                                const char* property, int unique,
                                                stemma_error** error);

typedef enum stemma_import_option {
  STEMMA_DELIMITER = 0,       ///< a character; 0, the default: found in each file
  STEMMA_SKIP_BAD_ROWS,       ///< 1: rows that cannot be read are left out
  STEMMA_SKIP_DANGLING,       ///< 1: so are relationships whose ends no file has
  STEMMA_CREATE_DANGLING,     ///< 1: such ends become nodes
  STEMMA_SKIP_DUPLICATES,     ///< 1: of nodes with one id the first one stays
  STEMMA_DRY_RUN,             ///< 1: everything is read and checked, nothing written
  STEMMA_IMPORT_THREADS,      ///< the default is 1
  STEMMA_IMPORT_MEMORY_BYTES  ///< for sorting; 0: the default, 512 MB
} stemma_import_option;

STEMMA_EXPORT stemma_status stemma_import_set(stemma_import* import, stemma_import_option option,
                                              uint64_t setting, stemma_error** error);
/// Where rows that are left out go, with their reasons.
STEMMA_EXPORT stemma_status stemma_import_set_rejects(stemma_import* import, const char* path,
                                                      stemma_error** error);
/// Called now and then by the thread that runs the import. `bytes_total` is 0 where it is not
/// known.
typedef void (*stemma_import_progress)(void* context, const char* file, uint64_t bytes_read,
                                       uint64_t bytes_total, uint64_t rows);
STEMMA_EXPORT stemma_status stemma_import_set_progress(stemma_import* import,
                                                       stemma_import_progress progress,
                                                       void* context);
/// Stops the import: nothing of it stays. From any thread, and from a signal handler.
STEMMA_EXPORT void stemma_import_cancel(stemma_import* import);
/// Imports all of the files or nothing.
STEMMA_EXPORT stemma_status stemma_import_run(stemma_import* import, stemma_database* database,
                                              stemma_error** error);

typedef enum stemma_imported {
  STEMMA_IMPORTED_NODES = 0,
  STEMMA_IMPORTED_RELATIONSHIPS,
  STEMMA_IMPORTED_PROPERTIES,
  STEMMA_IMPORTED_ENDS,  ///< of the nodes: those made for ends that no file has
  STEMMA_SKIPPED_ROWS,
  STEMMA_IMPORTED_BYTES
} stemma_imported;

STEMMA_EXPORT uint64_t stemma_import_count(const stemma_import* import, stemma_imported which);
STEMMA_EXPORT double stemma_import_milliseconds(const stemma_import* import);
/// The first of the rows that were left out: file, line, column, reason.
STEMMA_EXPORT size_t stemma_import_problem_count(const stemma_import* import);
STEMMA_EXPORT const char* stemma_import_problem(const stemma_import* import, size_t index);

#ifdef __cplusplus
}
#endif

#endif
