/* mh-document-rules.c: what may stand where in a team file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-limits.h"
#include "mh-json-value.h"

#define LINE(name)                                                                                 \
  {                                                                                                \
    (name), MH_RULE_LINE, .most = MH_LIMIT_FIELD_CHARS                                             \
  }
#define TEXT(name)                                                                                 \
  {                                                                                                \
    (name), MH_RULE_TEXT, .most = MH_LIMIT_NOTICE_CHARS                                            \
  }
#define REQUIRED(name)                                                                             \
  {                                                                                                \
    (name), MH_RULE_LINE, MH_RULE_REQUIRED, .most = MH_LIMIT_FIELD_CHARS                           \
  }
#define PATH(name)                                                                                 \
  {                                                                                                \
    (name), MH_RULE_PATH, .most = MH_LIMIT_PATH_CHARS                                              \
  }
#define COLOR(name)                                                                                \
  {                                                                                                \
    (name), MH_RULE_COLOR                                                                          \
  }
#define FRACTION(name)                                                                             \
  {                                                                                                \
    (name), MH_RULE_NUMBER, .least = 0, .most = 1                                                  \
  }
#define BOOLEAN(name)                                                                              \
  {                                                                                                \
    (name), MH_RULE_BOOLEAN                                                                        \
  }
#define WORD(name, ids)                                                                            \
  {                                                                                                \
    (name), MH_RULE_WORD, .list_ids = (ids)                                                        \
  }
#define OBJECT(name, list)                                                                         \
  {                                                                                                \
    (name), MH_RULE_OBJECT, .members = (list)                                                      \
  }
#define MAP(name, of)                                                                              \
  {                                                                                                \
    (name), MH_RULE_MAP, .item = (of)                                                              \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL                                                                                           \
  }

static const char *const *
list_consents (void)
{
  static const char *const ids[] = { "photo", "name", "none", NULL };

  return ids;
}

static const char *const *
list_chromas (void)
{
  static const char *const ids[] = { "4:4:4", MH_CHROMA_420, NULL };

  return ids;
}

static const MhRule one_line = LINE (NULL);
static const MhRule one_pointer = { NULL, MH_RULE_POINTER, .most = MH_LIMIT_PATH_CHARS };
static const MhRule one_object = { NULL, MH_RULE_OBJECT };

static const MhRule point[] = { FRACTION ("x"), FRACTION ("y"), END };

/* The design. */

static const MhRule panel[] = {
  WORD ("side", mh_side_list_ids),
  { "size", MH_RULE_SIZE, .least = 0, .most = 1 },
  COLOR ("color"),
  FRACTION ("opacity"),
  FRACTION ("radius"),
  { "inset", MH_RULE_NUMBER, .least = 0, .most = MH_DESIGN_INSET_MAX },
  END,
};

static const MhRule stop_parts[] = { FRACTION ("offset"), COLOR ("color"), END };
static const MhRule stop = { NULL, MH_RULE_TUPLE, .members = stop_parts };
static const MhRule gradient[] = {
  { "angle", MH_RULE_NUMBER, .least = -360, .most = 360 },
  { "stops", MH_RULE_ARRAY, .least = 2, .most = MH_DESIGN_STOPS_MAX, .item = &stop },
  END,
};
static const MhRule picture[] = {
  PATH ("file"),
  WORD ("fit", mh_fit_list_ids),
  { "focus", MH_RULE_TUPLE, .members = point },
  { "zoom", MH_RULE_NUMBER, .least = 1, .most = MH_DESIGN_ZOOM_MAX },
  FRACTION ("blur"),
  FRACTION ("dim"),
  FRACTION ("fade"),
  END,
};
static const MhRule background[] = {
  COLOR ("color"),
  OBJECT ("gradient", gradient),
  OBJECT ("picture", picture),
  END,
};

static const MhRule words[] = { TEXT ("text"), END };
static const MhRule logo[] = {
  PATH ("file"),
  WORD ("place", mh_place_list_ids),
  { "size", MH_RULE_SIZE, .least = 0, .most = 1 },
  END,
};

/* A field is drawn once. */
static void
check_fields (MhCheck *check, JsonNode *node)
{
  JsonArray *fields = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (fields); i++)
    for (guint j = 0; j < i; j++)
      if (mh_json_equal (json_array_get_element (fields, i), json_array_get_element (fields, j)))
        {
          gsize length = mh_check_enter_index (check, i);

          mh_check_fail (check, _ ("the field “%s” is there twice; keep one of them"),
                         mh_json_text (json_array_get_element (fields, i)));
          mh_check_leave (check, length);
          break;
        }
}

static const MhRule one_field = WORD (NULL, mh_field_list_ids);
static const MhRule people[] = {
  { "fields", MH_RULE_ARRAY, .most = MH_N_FIELDS, .item = &one_field, .check = check_fields },
  { "columns", MH_RULE_COUNT, .least = 1, .most = MH_DESIGN_COLUMNS_MAX },
  WORD ("photo_shape", mh_photo_shape_list_ids),
  WORD ("sort", mh_sort_list_ids),
  BOOLEAN ("group_headings"),
  END,
};

static const MhRule type[] = {
  LINE ("family"),
  LINE ("heading_family"),
  { "weight", MH_RULE_INTEGER, .least = 100, .most = 900 },
  { "min_phone_px", MH_RULE_NUMBER, .least = 1, .most = MH_DESIGN_MIN_PHONE_PX_MAX },
  END,
};

static const MhRule colors[] = { COLOR ("text"), COLOR ("muted"), COLOR ("accent"), END };
static const MhRule qr[] = {
  { "text", MH_RULE_LINE, .most = MH_LIMIT_NOTICE_CHARS },
  BOOLEAN ("show"),
  END,
};

static const MhRule design[] = {
  WORD ("layout", mh_layout_kind_list_ids),
  OBJECT ("panel", panel),
  OBJECT ("background", background),
  OBJECT ("heading", words),
  OBJECT ("notice", words),
  OBJECT ("logo", logo),
  OBJECT ("people", people),
  OBJECT ("type", type),
  OBJECT ("colors", colors),
  OBJECT ("qr", qr),
  END,
};

static const MhRule theme[] = {
  LINE ("name"),
  OBJECT ("design", design),
  { "locked", MH_RULE_ARRAY, .most = MH_LIMIT_PROBLEMS, .item = &one_pointer },
  END,
};

/* People and account. */

static const MhRule account[] = {
  REQUIRED ("organisation"),        LINE ("handle"),
  MAP ("handles", &one_line),       { "url", MH_RULE_LINE, .most = MH_LIMIT_NOTICE_CHARS },
  { "language", MH_RULE_LANGUAGE }, LINE ("handle_pattern"),
  LINE ("signature_prefix"),        END,
};

static const MhRule photo[] = {
  { "file", MH_RULE_PATH, MH_RULE_REQUIRED, .most = MH_LIMIT_PATH_CHARS },
  { "focus", MH_RULE_TUPLE, .members = point },
  { "zoom", MH_RULE_NUMBER, .least = 1, .most = MH_DESIGN_ZOOM_MAX },
  END,
};

static void
check_member (MhCheck *check, JsonNode *node)
{
  const char *start_text = mh_json_text (mh_json_member (node, "start"));
  const char *end_text = mh_json_text (mh_json_member (node, "end"));
  MhDate start = MH_DATE_NONE;
  MhDate end = MH_DATE_NONE;
  gsize length = 0;

  if (start_text == NULL || end_text == NULL || !mh_date_parse (start_text, &start) ||
      !mh_date_parse (end_text, &end) || mh_date_compare (end, start) >= 0)
    return;
  length = mh_check_enter (check, "end");
  mh_check_fail (check, _ ("the end, %s, is before the start, %s; correct one of them"), end_text,
                 start_text);
  mh_check_leave (check, length);
}

static const MhRule member_parts[] = {
  REQUIRED ("name"),
  LINE ("expertise"),
  LINE ("handle"),
  MAP ("handles", &one_line),
  LINE ("signature"),
  { "photo", MH_RULE_OBJECT, MH_RULE_OR_PATH, .most = MH_LIMIT_PATH_CHARS, .members = photo },
  { "bio", MH_RULE_TEXT, .most = MH_LIMIT_FIELD_CHARS },
  LINE ("group"),
  { "language", MH_RULE_LANGUAGE },
  { "start", MH_RULE_DATE },
  { "end", MH_RULE_DATE },
  WORD ("consent", list_consents),
  BOOLEAN ("pinned"),
  BOOLEAN ("shown"),
  END,
};
static const MhRule member = { NULL, MH_RULE_OBJECT, .members = member_parts,
                               .check = check_member };

/* Targets. */

static void
check_targets (MhCheck *check, JsonNode *node)
{
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *targets = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      const char *file =
          mh_json_text (mh_json_member (json_array_get_element (targets, i), "file"));
      gsize length = 0;

      if (file == NULL || file[0] == '\0' || g_hash_table_add (files, (gpointer) file))
        continue;
      length = mh_check_enter_index (check, i);
      mh_check_enter (check, "file");
      mh_check_fail (check, _ ("another target writes “%s” too; give one of them another name"),
                     file);
      mh_check_leave (check, length);
    }
}

static const MhRule target_parts[] = {
  REQUIRED ("surface"),
  { "file", MH_RULE_OUTPUT, .most = MH_LIMIT_PATH_CHARS },
  { "quality", MH_RULE_INTEGER, .least = 1, .most = 100 },
  WORD ("chroma", list_chromas),
  { "max_bytes", MH_RULE_INTEGER, .least = 1, .most = G_MAXINT32 },
  { "scale", MH_RULE_NUMBER, .least = MH_TARGET_SCALE_MIN, .most = MH_LIMIT_SCALE },
  LINE ("platform"),
  OBJECT ("design", design),
  TEXT ("alt"),
  END,
};
static const MhRule target = { NULL, MH_RULE_OBJECT, .members = target_parts };

static const MhRule waiver_parts[] = {
  REQUIRED ("code"),
  { "member", MH_RULE_INTEGER, .least = 0, .most = MH_LIMIT_MEMBERS },
  LINE ("surface"),
  { "reason", MH_RULE_TEXT, MH_RULE_REQUIRED, .most = MH_LIMIT_NOTICE_CHARS },
  END,
};
static const MhRule waiver = { NULL, MH_RULE_OBJECT, .members = waiver_parts };

static const MhRule team_file[] = {
  { "$schema", MH_RULE_ANY },
  { "generator", MH_RULE_ANY },
  { "masthead", MH_RULE_INTEGER, MH_RULE_REQUIRED, .least = 1, .most = MH_DOCUMENT_FORMAT },
  { "account", MH_RULE_OBJECT, MH_RULE_REQUIRED, .members = account },
  { "members", MH_RULE_ARRAY, .most = MH_LIMIT_MEMBERS, .item = &member },
  { "theme", MH_RULE_OBJECT, MH_RULE_OR_PATH, .most = MH_LIMIT_PATH_CHARS, .members = theme },
  OBJECT ("design", design),
  { "targets", MH_RULE_ARRAY, .most = MH_LIMIT_TARGETS, .item = &target, .check = check_targets },
  MAP ("surfaces", &one_object),
  { "waivers", MH_RULE_ARRAY, .most = MH_LIMIT_MEMBERS, .item = &waiver },
  END,
};

const MhRule mh_rule_team_file = { NULL, MH_RULE_OBJECT, .members = team_file };
const MhRule mh_rule_theme = { NULL, MH_RULE_OBJECT, .members = theme };
