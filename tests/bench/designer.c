/* designer.c: how fast the window answers, as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>

#include "canvas/mh-canvas.h"
#include "lib/mh-window-test.h"

#define N_STROKES   200
#define DRAG_S      5
#define FEW_EDITS   100
#define MANY_EDITS  1000
#define MANY_PEOPLE 100
#define WARM_UP     10
#define PAGE_BYTES  4096

static MhWindow *
open_team (const char *text)
{
  g_autofree char *folder = mh_test_folder_new ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "bench.team.json", NULL);
  MhWindow *window = mh_window_new (application);

  write_text (file, text);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  mh_window_open_file (window, file);
  mh_ui_wait (mh_session_get_texture (mh_window_get_session (window)) != NULL);
  mh_test_folder_remove (g_steal_pointer (&folder));
  return window;
}

static void
close_team (MhWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  mh_ui_wait (window == NULL);
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

/* keystroke to picture */

typedef struct
{
  gboolean has_texture;
  gboolean is_painted;
} Frame;

static void
texture_cb (Frame *frame)
{
  frame->has_texture = TRUE;
}

static void
painted_cb (Frame *frame)
{
  frame->is_painted = frame->has_texture;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* From the edit to the frame after which the screen shows it. */
static void
measure_strokes (const char *name, guint n_members)
{
  g_autofree char *text = make_team (n_members);
  MhWindow *window = open_team (text);
  MhSession *session = mh_window_get_session (window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  double times_ms[N_STROKES];
  Frame frame = { 0 };

  g_signal_connect_swapped (session, "notify::texture", G_CALLBACK (texture_cb), &frame);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &frame);
  for (guint i = 0; i < WARM_UP + N_STROKES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      frame = (Frame){ 0 };
      edit (session, i);
      while (!frame.is_painted)
        g_main_context_iteration (NULL, TRUE);
      if (i >= WARM_UP)
        times_ms[i - WARM_UP] = (double) (g_get_monotonic_time () - start) / 1000.0;
    }
  g_signal_handlers_disconnect_by_data (session, &frame);
  g_signal_handlers_disconnect_by_data (clock, &frame);
  qsort (times_ms, N_STROKES, sizeof *times_ms, compare_doubles);
  printf ("  \"%s\": {\"people\": %u, \"median_ms\": %.1f, \"worst_ms\": %.1f},\n", name, n_members,
          times_ms[N_STROKES / 2], times_ms[N_STROKES - 1]);
  close_team (window);
}

/* drag */

typedef struct
{
  MhSession *session;
  gint64 last;
  double worst_ms;
  guint n_frames;
} Drag;

/* As the pointer does: a new size each frame, all one step. */
static gboolean
drag_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Drag *drag = data;
  gint64 now = g_get_monotonic_time ();
  double size = 0.4 + 0.3 * ((drag->n_frames % 60) / 60.0);

  if (drag->last != 0)
    drag->worst_ms = MAX (drag->worst_ms, (double) (now - drag->last) / 1000.0);
  drag->last = now;
  drag->n_frames++;
  mh_session_set_design (drag->session, "/panel/size",
                         json_node_init_double (json_node_alloc (), size), "Resize", "drag");
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
measure_drag (void)
{
  g_autofree char *text = make_team (8);
  MhWindow *window = open_team (text);
  GtkWidget *canvas = mh_ui_find (window, MH_TYPE_CANVAS);
  Drag drag = { mh_window_get_session (window), 0, 0, 0 };
  gint64 end = g_get_monotonic_time () + DRAG_S * G_USEC_PER_SEC;
  guint tick = gtk_widget_add_tick_callback (canvas, drag_cb, &drag, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (canvas, tick);
  printf ("  \"panel_drag\": {\"frames_per_s\": %.0f, \"worst_frame_ms\": %.1f},\n",
          (double) drag.n_frames / DRAG_S, drag.worst_ms);
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
