/* mh-picture-palette.c: the few colours that a picture is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A logo has two or three colours and, at their edges, hundreds of shades between them. Only pixels
 * whose neighbours are like them count, so that edges do not; the most common value then speaks for
 * all that are near it, so that a flat colour comes out as it was chosen and not as a mean.
 */

#include "mh-picture-palette.h"

/* Root of the sum of squares of the channels' differences, of 255 each. */
#define NEIGHBOUR_DISTANCE 24
#define GROUP_DISTANCE     64

#define LEAST_ALPHA 128
/* What is left of a picture without its edges; of one that is drawn in hairlines only, too little.
 */
#define LEAST_FLAT_SHARE 0.05
#define LEAST_SHARE      0.015
/* A photo has more groups than anybody wants; the first ones hold what is most common. */
#define MOST_GROUPS 64

typedef struct
{
  guint32 rgb;
  guint n;
} Group;

static int
find_distance_squared (guint32 a, guint32 b)
{
  int sum = 0;

  for (int shift = 0; shift < 24; shift += 8)
    {
      int difference = (int) (a >> shift & 0xff) - (int) (b >> shift & 0xff);

      sum += difference * difference;
    }
  return sum;
}

static gboolean
is_near (guint32 a, guint32 b, int distance)
{
  return find_distance_squared (a, b) <= distance * distance;
}

/* FALSE where there is nothing to see. */
static gboolean
read_pixel (const MhPicture *picture, int x, int y, guint32 *rgb)
{
  guint32 pixel =
      *(const guint32 *) (picture->pixels + (gsize) y * picture->stride + (gsize) x * 4);
  guint32 alpha = pixel >> 24;

  if (alpha < LEAST_ALPHA)
    return FALSE;
  *rgb = 0;
  for (int shift = 0; shift < 24; shift += 8)
    *rgb |= MIN (((pixel >> shift & 0xff) * 255 + alpha / 2) / alpha, 255) << shift;
  return TRUE;
}

static gboolean
is_flat (const MhPicture *picture, int x, int y, guint32 rgb)
{
  guint32 beside = 0;
  guint32 below = 0;

  return x + 1 < picture->width_px && y + 1 < picture->height_px &&
         read_pixel (picture, x + 1, y, &beside) && read_pixel (picture, x, y + 1, &below) &&
         is_near (rgb, beside, NEIGHBOUR_DISTANCE) && is_near (rgb, below, NEIGHBOUR_DISTANCE);
}

/* (transfer full) (element-type guint32): the pixels that count. */
static GArray *
list_pixels (const MhPicture *picture)
{
  int longer = MAX (picture->width_px, picture->height_px);
  int step = MAX (1, (longer + MH_PICTURE_PALETTE_SIDE_PX - 1) / MH_PICTURE_PALETTE_SIDE_PX);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *flat = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean is_enough = FALSE;

  for (int y = 0; y < picture->height_px; y += step)
    for (int x = 0; x < picture->width_px; x += step)
      {
        guint32 rgb = 0;

        if (!read_pixel (picture, x, y, &rgb))
          continue;
        g_array_append_val (all, rgb);
        if (is_flat (picture, x, y, rgb))
          g_array_append_val (flat, rgb);
      }
  is_enough = flat->len >= LEAST_FLAT_SHARE * all->len;
  g_array_unref (is_enough ? all : flat);
  return is_enough ? flat : all;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* The most common first; of two as common, the one with the smaller value. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = a;
  const Group *second = b;
  int order = (second->n > first->n) - (second->n < first->n);

  return order != 0 ? order : compare_values (&first->rgb, &second->rgb);
}

/* (transfer full) (element-type Group): each value and how often it is there. */
static GArray *
count_values (GArray *pixels)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_sort (pixels, compare_values);
  for (guint i = 0; i < pixels->len; i++)
    {
      guint32 rgb = g_array_index (pixels, guint32, i);
      Group *last = values->len > 0 ? &g_array_index (values, Group, values->len - 1) : NULL;

      if (last != NULL && last->rgb == rgb)
        last->n++;
      else
        g_array_append_vals (values, &(Group){ rgb, 1 }, 1);
    }
  g_array_sort (values, compare_groups);
  return values;
}

static void
add_value (GArray *groups, const Group *value)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      if (!is_near (group->rgb, value->rgb, GROUP_DISTANCE))
        continue;
      group->n += value->n;
      return;
    }
  if (groups->len < MOST_GROUPS)
    g_array_append_val (groups, *value);
}

/**
 * mh_picture_list_palette:
 * @picture: a picture, best a logo
 * @colors: (out caller-allocates) (array length=n_colors): opaque colours, the most common first
 * @n_colors: how many at the most
 *
 * Finds the colours that a picture is made of. The same pixels give the same colours.
 *
 * Threads: any.
 *
 * Returns: how many there are
 */
guint
mh_picture_list_palette (const MhPicture *picture, MhColor *colors, guint n_colors)
{
  g_autoptr (GArray) pixels = list_pixels (picture);
  g_autoptr (GArray) values = count_values (pixels);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    add_value (groups, &g_array_index (values, Group, i));
  g_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len && n < n_colors; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      if (group->n < LEAST_SHARE * pixels->len)
        break;
      colors[n++] = (MhColor){ (group->rgb >> 16 & 0xff) / 255.0, (group->rgb >> 8 & 0xff) / 255.0,
                               (group->rgb & 0xff) / 255.0, 1 };
    }
  return n;
}
