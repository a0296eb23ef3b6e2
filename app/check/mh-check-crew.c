/* mh-check-crew.c: threads that look at several pictures at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-crew.h"

/* More would want more memory, a picture each, than they save time. */
#define THREADS_MOST 8

struct _MhCheckCrew
{
  MhFonts *fonts[THREADS_MOST]; /* (nullable): made by the thread that first needs them */
  guint n_threads;
};

/* One run. Every thread takes the next piece that nobody has. */
typedef struct
{
  MhCheckCrew *crew;
  guint n;
  MhCheckWork work;
  gpointer data;
  int n_taken; /* (atomic) */
} Run;

typedef struct
{
  Run *run;
  guint place;
} Seat;

static void
take_pieces (Run *run, guint place)
{
  MhFonts **fonts = &run->crew->fonts[place];

  for (;;)
    {
      guint index = (guint) g_atomic_int_add (&run->n_taken, 1);

      if (index >= run->n)
        return;
      if (*fonts == NULL)
        *fonts = mh_fonts_new ();
      run->work (index, *fonts, run->data);
    }
}

static gpointer
work_cb (gpointer data)
{
  const Seat *seat = data;

  take_pieces (seat->run, seat->place);
  return NULL;
}

/**
 * mh_check_crew_new:
 * @fonts: those of the calling thread
 * @n_most: how many pieces of work there will be at once
 *
 * Returns: (transfer full): as many threads as there are processors, and as are of use
 */
MhCheckCrew *
mh_check_crew_new (MhFonts *fonts, guint n_most)
{
  MhCheckCrew *crew = g_new0 (MhCheckCrew, 1);

  crew->fonts[0] = mh_fonts_ref (fonts);
  crew->n_threads = CLAMP (MIN (n_most, g_get_num_processors ()), 1, THREADS_MOST);
  return crew;
}

void
mh_check_crew_free (MhCheckCrew *crew)
{
  for (guint i = 0; i < G_N_ELEMENTS (crew->fonts); i++)
    g_clear_pointer (&crew->fonts[i], mh_fonts_unref);
  g_free (crew);
}

/**
 * mh_check_crew_run:
 * @crew: threads; the calling one works with them
 * @n: how many pieces of work there are
 * @work: does one
 * @data: for @work
 *
 * Does all pieces, in any order, and returns when all are done.
 */
void
mh_check_crew_run (MhCheckCrew *crew, guint n, MhCheckWork work, gpointer data)
{
  Run run = { crew, n, work, data, 0 };
  GThread *threads[THREADS_MOST] = { NULL };
  Seat seats[THREADS_MOST];
  guint n_threads = MIN (crew->n_threads, n);

  for (guint i = 1; i < n_threads; i++)
    {
      seats[i] = (Seat){ &run, i };
      threads[i] = g_thread_try_new ("check", work_cb, &seats[i], NULL);
    }
  take_pieces (&run, 0);
  for (guint i = 1; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}
