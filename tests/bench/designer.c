/* designer.c: how fast the window answers, as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>

#include "canvas/mh-canvas.h"
#include "canvas/mh-panel-handle.h"
#include "lib/mh-window-test.h"

#define N_STROKES    200
#define STROKE_MS    97
#define WORD_LETTERS 10
#define DRAG_MS      5000
#define MOVE_MS      8
#define DRAG_STEPS   60
#define DRAG_STEP_PX 3
#define FEW_EDITS    100
#define MANY_EDITS   1000
#define MANY_PEOPLE  100
#define WARM_UP      10
#define PAGE_BYTES   4096

static char *folder;

static MhWindow *
open_team (const char *text)
{
  g_autoptr (GFile) file = NULL;
  MhWindow *window = mh_window_new (application);

  folder = mh_test_folder_new ();
  file = g_file_new_build_filename (folder, "bench.team.json", NULL);
  write_text (file, text);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  mh_window_open_file (window, file);
  mh_ui_wait (mh_session_get_texture (mh_window_get_session (window)) != NULL);
  return window;
}

static void
close_team (MhWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  mh_ui_wait (window == NULL);
  mh_test_folder_remove (g_steal_pointer (&folder));
}

/* A team that is read, with what a header shows of each: name, expertise, handle and initials. */
static char *
make_team (guint n_members)
{
  GString *text = g_string_new ("{\"masthead\": 1, \"account\": {\"organisation\": \"Bench\"},"
                                " \"members\": [");

  for (guint i = 0; i < n_members; i++)
    g_string_append_printf (text,
                            "%s{\"name\": \"Person %u\", \"expertise\": \"Questions of kind %u\","
                            " \"handle\": \"@person%u\", \"signature\": \"P%u\"}",
                            i > 0 ? ", " : "", i, i, i, i);
  g_string_append (text, "], \"targets\": [{\"surface\": \"x-header\", \"file\": \"a.jpg\"}]}");
  return g_string_free (text, FALSE);
}

static void
edit (MhSession *session, guint round)
{
  g_autofree char *name = g_strdup_printf ("Person %c%u", 'A' + (int) (round % 26), round);

  mh_session_set (session, "/members/0/name", json_node_init_string (json_node_alloc (), name),
                  "Rename", "bench");
}

/* Gives real events to the window, from another process; a child that is to be waited for. */
static GSubprocess *
start_xdotool (GPtrArray *arguments)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = NULL;

  g_ptr_array_insert (arguments, 0, g_strdup ("xdotool"));
  g_ptr_array_add (arguments, NULL);
  process =
      g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  if (process == NULL)
    g_error ("%s", error->message);
  g_ptr_array_unref (arguments);
  return process;
}

static void
ended_cb (GObject *process, GAsyncResult *result, gpointer ended)
{
  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  *(gboolean *) ended = TRUE;
}

static void
run_xdotool (GPtrArray *arguments)
{
  g_autoptr (GSubprocess) process = start_xdotool (arguments);
  gboolean ended = FALSE;

  g_subprocess_wait_async (process, NULL, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* keystroke to picture */

typedef struct
{
  gint64 pressed_us; /* by the X server */
  char *name;        /* (nullable): what the document says after it */
  double taken_ms;   /* 0 as long as the picture does not show that */
} Stroke;

typedef struct
{
  MhSession *session;
  Stroke strokes[WARM_UP + N_STROKES];
  guint n_pressed;
  guint n_pictured; /* the picture that will be painted shows these */
  guint n_shown;
} Typing;

/* The server tells the milliseconds of the same clock, as 32 bits. */
static gint64
read_event_time_us (GdkEvent *event)
{
  gint64 now_us = g_get_monotonic_time ();
  guint32 age_ms = (guint32) (now_us / 1000) - gdk_event_get_time (event);

  return (now_us / 1000 - age_ms) * 1000;
}

static gboolean
key_cb (
    Typing *typing, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *keys)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));

  if (keyval >= GDK_KEY_a && keyval <= GDK_KEY_z && (state & GDK_CONTROL_MASK) == 0 &&
      typing->n_pressed < G_N_ELEMENTS (typing->strokes))
    typing->strokes[typing->n_pressed++].pressed_us = read_event_time_us (event);
  return GDK_EVENT_PROPAGATE;
}

static void
edited_cb (Typing *typing)
{
  const char *name = mh_document_get_member (mh_session_get_document (typing->session), 0)->name;

  if (typing->n_pressed > 0 && typing->strokes[typing->n_pressed - 1].name == NULL)
    typing->strokes[typing->n_pressed - 1].name = g_strdup (name);
}

static const char *
find_shown_name (MhSession *session)
{
  MhScene *scene = mh_session_get_scene (session);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->member == 0 && item->role == MH_ROLE_NAME)
        return item->text.text;
    }
  return NULL;
}

/* A picture of a later keystroke shows all before it. */
static void
pictured_cb (Typing *typing)
{
  const char *name = find_shown_name (typing->session);

  for (guint i = typing->n_shown; i < typing->n_pressed; i++)
    if (g_strcmp0 (typing->strokes[i].name, name) == 0)
      typing->n_pictured = i + 1;
}

/* The frame is given to the server; it counts when that has drawn it. */
static void
painted_cb (Typing *typing)
{
  gint64 now_us = 0;

  if (typing->n_shown == typing->n_pictured)
    return;
  gdk_display_sync (gdk_display_get_default ());
  now_us = g_get_monotonic_time ();
  for (; typing->n_shown < typing->n_pictured; typing->n_shown++)
    {
      Stroke *stroke = &typing->strokes[typing->n_shown];

      stroke->taken_ms = (double) (now_us - stroke->pressed_us) / 1000.0;
    }
}

/* Words that nobody typed before, each over the last one, as fast as a good typist. */
static void
type_names (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup ("key"));
  g_ptr_array_add (arguments, g_strdup ("--delay"));
  g_ptr_array_add (arguments, g_strdup_printf ("%d", STROKE_MS));
  for (guint i = 0; i < WARM_UP + N_STROKES; i++)
    {
      if (i % WORD_LETTERS == 0)
        g_ptr_array_add (arguments, g_strdup ("ctrl+a"));
      g_ptr_array_add (arguments, g_strdup_printf ("%c", g_rand_int_range (random, 'a', 'z' + 1)));
    }
  run_xdotool (arguments);
}

static void
print_strokes (const char *name, const Typing *typing, guint n_members)
{
  double times_ms[N_STROKES];

  g_assert_cmpuint (typing->n_shown, ==, WARM_UP + N_STROKES);
  for (guint i = 0; i < N_STROKES; i++)
    times_ms[i] = typing->strokes[WARM_UP + i].taken_ms;
  qsort (times_ms, N_STROKES, sizeof *times_ms, compare_doubles);
  printf ("  \"%s\": {\"people\": %u, \"median_ms\": %.1f, \"worst_ms\": %.1f},\n", name, n_members,
          times_ms[N_STROKES / 2], times_ms[N_STROKES - 1]);
}

/* From a key that is pressed in the name's row to the frame that shows its letter in the picture.
 */
static void
measure_strokes (const char *name, guint n_members)
{
  g_autofree char *text = make_team (n_members);
  MhWindow *window = open_team (text);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  GtkEventController *keys = gtk_event_controller_key_new ();
  Typing typing = { .session = mh_window_get_session (window) };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), &typing);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  mh_session_set_selected (typing.session, 0);
  g_action_group_activate_action (G_ACTION_GROUP (window), "edit-person", NULL);
  g_signal_connect_swapped (typing.session, "notify::document", G_CALLBACK (edited_cb), &typing);
  g_signal_connect_swapped (typing.session, "notify::texture", G_CALLBACK (pictured_cb), &typing);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &typing);

  type_names ();
  mh_ui_wait (typing.n_shown == typing.n_pressed);
  print_strokes (name, &typing, n_members);

  g_signal_handlers_disconnect_by_data (typing.session, &typing);
  g_signal_handlers_disconnect_by_data (clock, &typing);
  for (guint i = 0; i < typing.n_pressed; i++)
    g_free (typing.strokes[i].name);
  close_team (window);
}

/* drag */

typedef struct
{
  gint64 last;
  double worst_ms;
  guint n_frames;
  guint n_pictures;
} Drag;

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Drag *drag = data;
  gint64 now = g_get_monotonic_time ();

  if (drag->last != 0)
    drag->worst_ms = MAX (drag->worst_ms, (double) (now - drag->last) / 1000.0);
  drag->last = now;
  drag->n_frames++;
  return G_SOURCE_CONTINUE;
}

static void
count_picture_cb (Drag *drag)
{
  drag->n_pictures++;
}

static void
add_move (GPtrArray *arguments, double x, double y)
{
  g_ptr_array_add (arguments, g_strdup ("mousemove"));
  g_ptr_array_add (arguments, g_strdup_printf ("%.0f", x));
  g_ptr_array_add (arguments, g_strdup_printf ("%.0f", y));
  g_ptr_array_add (arguments, g_strdup ("sleep"));
  g_ptr_array_add (arguments, g_strdup_printf ("%.3f", MOVE_MS / 1000.0));
}

static void
press (const char *event)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup (event));
  g_ptr_array_add (arguments, g_strdup ("1"));
  run_xdotool (arguments);
}

/* Where the panel's edge is on the screen, and how far it goes. There is no window manager: the
 * window stands in the corner. */
static graphene_rect_t
find_edge (MhWindow *window)
{
  GtkWidget *handle = mh_ui_find (window, MH_TYPE_PANEL_HANDLE);
  graphene_rect_t edge = { 0 };
  double x = 0;
  double y = 0;

  g_assert_true (gtk_widget_compute_bounds (handle, GTK_WIDGET (window), &edge));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  graphene_rect_offset (&edge, (float) x, (float) y);
  return edge;
}

static void
move_to_and_fro (double x, double y)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < DRAG_MS / MOVE_MS; i++)
    {
      int step = i % (2 * DRAG_STEPS);

      add_move (arguments, x + (step < DRAG_STEPS ? step : 2 * DRAG_STEPS - step) * DRAG_STEP_PX,
                y);
    }
  run_xdotool (arguments);
}

/* As nobody takes hold of anything in the second in which a file is opened. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;
  guint wake = g_timeout_add (10, mh_ui_wake_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

static void
measure_drag (void)
{
  g_autofree char *text = make_team (8);
  MhWindow *window = open_team (text);
  MhSession *session = mh_window_get_session (window);
  GtkWidget *canvas = mh_ui_find (window, MH_TYPE_CANVAS);
  graphene_rect_t edge = { 0 };
  double x = 0;
  double y = 0;
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  Drag drag = { 0 };
  gint64 start = 0;
  double seconds = 0;
  guint tick = 0;

  settle ();
  edge = find_edge (window);
  x = edge.origin.x + edge.size.width / 2;
  y = edge.origin.y + edge.size.height / 2;
  add_move (arguments, x, y);
  run_xdotool (arguments);
  press ("mousedown");
  g_signal_connect_swapped (session, "notify::texture", G_CALLBACK (count_picture_cb), &drag);
  tick = gtk_widget_add_tick_callback (canvas, frame_cb, &drag, NULL);
  start = g_get_monotonic_time ();
  move_to_and_fro (x, y);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  gtk_widget_remove_tick_callback (canvas, tick);
  g_signal_handlers_disconnect_by_data (session, &drag);
  press ("mouseup");
  printf ("  \"panel_drag\": {\"frames_per_s\": %.0f, \"pictures_per_s\": %.0f,"
          " \"worst_frame_ms\": %.1f},\n",
          drag.n_frames / seconds, drag.n_pictures / seconds, drag.worst_ms);
  close_team (window);
}

/* memory */

static double
read_memory_mb (void)
{
  g_autofree char *text = NULL;
  long resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &resident);
  return (double) resident * PAGE_BYTES / 1e6;
}

static void
edit_and_wait (MhSession *session, guint from, guint to)
{
  gboolean busy = TRUE;

  for (guint i = from; i < to; i++)
    {
      edit (session, i);
      mh_session_seal (session);
      for (busy = TRUE; busy;)
        {
          g_main_context_iteration (NULL, TRUE);
          g_object_get (session, "busy", &busy, NULL);
        }
    }
}

static void
measure_memory (void)
{
  g_autofree char *text = make_team (8);
  MhWindow *window = open_team (text);
  MhSession *session = mh_window_get_session (window);
  double few_mb = 0;
  double many_mb = 0;

  edit_and_wait (session, 0, FEW_EDITS);
  few_mb = read_memory_mb ();
  edit_and_wait (session, FEW_EDITS, MANY_EDITS);
  many_mb = read_memory_mb ();
  printf ("  \"memory\": {\"after_%d_edits_mb\": %.0f, \"after_%d_edits_mb\": %.0f,"
          " \"ratio\": %.3f}\n",
          FEW_EDITS, few_mb, MANY_EDITS, many_mb, many_mb / few_mb);
  close_team (window);
}

static void
measure_cb (GApplication *running)
{
  g_signal_stop_emission_by_name (running, "activate");
  g_application_hold (running);
  printf ("{\n");
  measure_strokes ("keystroke_8", 8);
  measure_strokes ("keystroke_100", MANY_PEOPLE);
  measure_drag ();
  measure_memory ();
  printf ("}\n");
  g_application_release (running);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  application = mh_application_new (G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (measure_cb), NULL);
  g_application_run (G_APPLICATION (application), 1, argv);
  g_object_unref (application);
  return EXIT_SUCCESS;
}
