/* mh-code.c: a QR code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-code.h"

#include <math.h>
#include <qrencode.h>

/**
 * mh_code_new:
 * @text: UTF-8, usually an address
 *
 * Returns: (transfer full) (nullable): the smallest code that holds it at error correction level M,
 * %NULL when it is empty or too long
 */
MhCode *
mh_code_new (const char *text)
{
  QRcode *made = text[0] != '\0' ? QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) : NULL;
  MhCode *code = NULL;
  gsize n_modules = 0;

  if (made == NULL)
    return NULL;

  code = g_new0 (MhCode, 1);
  code->n_modules = made->width;
  n_modules = (gsize) made->width * (gsize) made->width;
  code->dark = g_malloc (n_modules);
  for (gsize i = 0; i < n_modules; i++)
    code->dark[i] = made->data[i] & 1;
  QRcode_free (made);
  return code;
}

/**
 * mh_code_copy:
 * @code: a code
 *
 * Returns: (transfer full): the same code
 */
MhCode *
mh_code_copy (const MhCode *code)
{
  MhCode *copy = g_new0 (MhCode, 1);

  copy->n_modules = code->n_modules;
  copy->dark = g_memdup2 (code->dark, (gsize) code->n_modules * (gsize) code->n_modules);
  return copy;
}

/**
 * mh_code_free:
 * @code: (nullable) (transfer full): a code
 */
void
mh_code_free (MhCode *code)
{
  if (code == NULL)
    return;

  g_free (code->dark);
  g_free (code);
}

/**
 * mh_code_get_side:
 * @code: a code
 * @wanted_px: about how large it should be
 * @least_module_px: how small its modules may get
 *
 * Returns: the side with its quiet zone, in whole pixels a module, so that every edge is sharp
 */
double
mh_code_get_side (const MhCode *code, double wanted_px, double least_module_px)
{
  int n_modules = code->n_modules + 2 * MH_CODE_QUIET;

  return n_modules * MAX (floor (wanted_px / n_modules), ceil (least_module_px));
}
