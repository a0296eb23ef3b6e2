/* mh-value-row.h: a row that shows and edits one JSON value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What every row of the inspector can do. A row knows nothing of documents: it shows the value it
 * is given and tells what the user wants instead.
 *
 * Signals:
 *   edited (JsonNode *value)  the user wants value, NULL for "not set"; once for each keystroke or
 * step of a slider sealed                    the user has done: released the slider, left the row,
 * pressed Enter */
#define MH_TYPE_VALUE_ROW (mh_value_row_get_type ())
G_DECLARE_INTERFACE (MhValueRow, mh_value_row, MH, VALUE_ROW, GtkWidget)

struct _MhValueRowInterface
{
  GTypeInterface parent_interface;

  void (*set_value) (MhValueRow *self, JsonNode *value);
  void (*refuse) (MhValueRow *self, const char *message);
  void (*add_mark) (MhValueRow *self, GtkWidget *mark);
};

void mh_value_row_set_value (MhValueRow *self, JsonNode *value);
void mh_value_row_refuse (MhValueRow *self, const char *message);
void mh_value_row_add_mark (MhValueRow *self, GtkWidget *mark);

void mh_value_row_edit (MhValueRow *self, JsonNode *value);
void mh_value_row_seal (MhValueRow *self);

JsonNode *mh_json_new_string (const char *text);
JsonNode *mh_json_new_number (double number);
JsonNode *mh_json_new_boolean (gboolean boolean);
const char *mh_json_get_string (JsonNode *node);
double mh_json_get_number (JsonNode *node, double fallback);
gboolean mh_json_get_boolean (JsonNode *node, gboolean fallback);
void mh_value_row_ignore_scrolling (GtkWidget *widget);

G_END_DECLS
