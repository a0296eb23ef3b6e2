/* fuzz-team.c: team files of anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team/mh-document.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What is taken can be written, and is the same when it is read again. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (MhDocument) document = mh_document_new_from_bytes (bytes, "/team", NULL, NULL);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (MhDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return 0;
  written = mh_document_to_bytes (document);
  again = mh_document_new_from_bytes (written, "/team", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mh_document_equal (document, again));
  return 0;
}
