/* mh-code.h: a QR code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Light modules that must stand around a code on each side (ISO/IEC 18004, 5.3.8). */
#define MH_CODE_QUIET 4

/* Dark and light modules, row by row. */
typedef struct
{
  int n_modules; /* along a side, the quiet zone not counted */
  guint8 *dark;  /* (array): n_modules × n_modules, 1 for dark */
} MhCode;

MhCode *mh_code_new (const char *text);
MhCode *mh_code_copy (const MhCode *code);
void mh_code_free (MhCode *code);
double mh_code_get_side (const MhCode *code, double wanted_px, double least_module_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhCode, mh_code_free)

G_END_DECLS
