/* mh-render-report.c: what `render --json` and `verify --json` print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-render.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, valid);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_piece (JsonBuilder *builder, const MhRenderPiece *piece)
{
  const MhExportResult *result = piece->result;

  json_builder_begin_object (builder);
  add_text (builder, "surface", piece->job->surface->id);
  add_text (builder, "path", piece->job->path);
  add_text (builder, "format", piece->job->format == MH_FORMAT_PNG ? "png" : "jpeg");
  add_flag (builder, "written", piece->is_written);
  if (result != NULL)
    {
      add_int (builder, "width", result->width_px);
      add_int (builder, "height", result->height_px);
      add_int (builder, "bytes", (gint64) result->n_bytes);
      if (piece->job->format == MH_FORMAT_JPEG)
        add_int (builder, "quality", result->quality);
    }
  if (piece->error != NULL)
    add_text (builder, "error", piece->error->message);
  json_builder_end_object (builder);
}

static void
add_problem (JsonBuilder *builder, const MhProblem *problem)
{
  json_builder_begin_object (builder);
  add_text (builder, "severity", problem->is_note ? "note" : "error");
  add_text (builder, "code", problem->code);
  add_text (builder, "pointer", problem->pointer);
  if (problem->line > 0)
    {
      add_int (builder, "line", problem->line);
      add_int (builder, "column", problem->column);
    }
  add_text (builder, "message", problem->message);
  json_builder_end_object (builder);
}

/* Strictly, a target without a surface is among the findings. */
static gboolean
is_found (const MhRenderFile *file, const MhProblem *problem)
{
  for (guint i = 0; i < file->findings->len; i++)
    {
      const MhFinding *finding = g_ptr_array_index (file->findings, i);

      if (g_str_equal (finding->code, "surface-unknown") &&
          g_strcmp0 (finding->pointer, problem->pointer) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_verdict (JsonBuilder *builder, const MhRenderPiece *piece)
{
  json_builder_begin_object (builder);
  add_text (builder, "surface", piece->job->surface->id);
  add_text (builder, "path", piece->job->path);
  if (piece->error != NULL)
    {
      add_text (builder, "error", piece->error->message);
    }
  else
    {
      add_text (builder, "state", mh_file_state_get_id (piece->verdict.state));
      json_builder_set_member_name (builder, "reasons");
      json_builder_begin_array (builder);
      for (int i = 0; i < MH_N_STALE; i++)
        if (piece->verdict.reasons & (1u << i))
          json_builder_add_string_value (builder, mh_stale_reason_get_id (i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

typedef void (*AddPiece) (JsonBuilder *builder, const MhRenderPiece *piece);

static void
add_file (JsonBuilder *builder, const MhRenderFile *file, AddPiece add_one)
{
  json_builder_begin_object (builder);
  add_text (builder, "file", file->input->name);
  add_int (builder, "status", file->status);
  json_builder_set_member_name (builder, "pictures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->pieces->len; i++)
    add_one (builder, g_ptr_array_index (file->pieces, i));
  json_builder_end_array (builder);
  if (add_one == add_piece)
    {
      json_builder_set_member_name (builder, "findings");
      json_builder_begin_array (builder);
      for (guint i = 0; i < file->findings->len; i++)
        json_builder_add_value (builder,
                                mh_finding_to_json (g_ptr_array_index (file->findings, i)));
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->input->problems->len; i++)
    if (!is_found (file, g_ptr_array_index (file->input->problems, i)))
      add_problem (builder, g_ptr_array_index (file->input->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static JsonNode *
report (MhRenderPlan *plan, AddPiece add_one)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->files->len; i++)
    add_file (builder, g_ptr_array_index (plan->files, i), add_one);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * mh_render_plan_report:
 * @plan: carried out
 *
 * Returns: (transfer full): what came of each file
 */
JsonNode *
mh_render_plan_report (MhRenderPlan *plan)
{
  return report (plan, add_piece);
}

/**
 * mh_render_plan_report_verdicts:
 * @plan: looked at
 *
 * Returns: (transfer full): how each file stands to what would be written now
 */
JsonNode *
mh_render_plan_report_verdicts (MhRenderPlan *plan)
{
  return report (plan, add_verdict);
}
