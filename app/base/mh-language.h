/* mh-language.h: the language that a program speaks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mh_language_start (void);

G_END_DECLS
