/* mh-test-team.c: teams made by the tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-test-team.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *expertise;
  const char *handle;
} Face;

static const Face faces[] = {
  { "Aiko Tanaka", "Timetables & delays", "AikoAtNW" },
  { "Brendan O’Neill", "Hybrid locomotives", "BrendanAtNW" },
  { "Céline Dupré", "Customer care", "CelineAtNW" },
  { "David Nguyễn", "Freight", "DavidAtNW" },
  { "Elif Yılmaz", "Sustainability", "ElifAtNW" },
  { "Fatima Zahra", "Press office", "FatimaAtNW" },
  { "George Papadakis", "Stations & access", "GeorgeAtNW" },
  { "Hana Kim", "Careers", "HanaAtNW" },
  { "Bo", "Signals", "BoAtNW" },
  { "Maximiliane Freifrau von Hohenfels", "International night trains", "MaxAtNW" },
  { "ليلى الحسن", "Accessibility", "LailaAtNW" },
  { "李明", "Engineering", "LiAtNW" },
  { "สมชาย ใจดี", "Catering", "SomchaiAtNW" },
  { "अनन्या शर्मा", "Data", "AnanyaAtNW" },
  { "Igor Petrov", NULL, "IgorAtNW" },
  { "Jo Ødegård", "Winter service", NULL },
};

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_member (JsonBuilder *builder, guint index)
{
  const Face *face = &faces[index % G_N_ELEMENTS (faces)];
  guint round = index / G_N_ELEMENTS (faces);
  g_autofree char *name =
      round == 0 ? g_strdup (face->name) : g_strdup_printf ("%s %u", face->name, round + 1);
  g_autofree char *signature = g_strdup_printf ("%c%u", 'A' + index % 26, index / 26);

  json_builder_begin_object (builder);
  add_string (builder, "name", name);
  add_string (builder, "expertise", face->expertise);
  add_string (builder, "handle", face->handle);
  add_string (builder, "signature", signature);
  json_builder_end_object (builder);
}

static void
add_account (JsonBuilder *builder, const char *language)
{
  json_builder_set_member_name (builder, "account");
  json_builder_begin_object (builder);
  add_string (builder, "organisation", "Northwind Rail");
  add_string (builder, "handle", "@Northwind");
  add_string (builder, "language", language);
  json_builder_end_object (builder);
}

MhDocument *
mh_test_document_new (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_new_from_bytes (bytes, "/", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

MhDocument *
mh_test_team_new (guint n_members, const char *language, const char *design)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "masthead");
  json_builder_add_int_value (builder, 1);
  add_account (builder, language);
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_members; i++)
    add_member (builder, i);
  json_builder_end_array (builder);
  if (design != NULL)
    {
      json_builder_set_member_name (builder, "design");
      json_builder_add_value (builder, json_from_string (design, NULL));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  return mh_test_document_new (json);
}

MhSurfaces *
mh_test_surfaces_new (void)
{
  g_autoptr (GError) error = NULL;
  MhSurfaces *surfaces = mh_surfaces_load (NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return surfaces;
}
