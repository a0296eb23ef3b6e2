/* mh-color.c: a colour in sRGB
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-color.h"

#include <math.h>
#include <string.h>

static gboolean
parse_channel (const char *digits, gsize n_digits, double *channel)
{
  int value = 0;

  for (gsize i = 0; i < n_digits; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);

      if (digit < 0)
        return FALSE;
      value = value * 16 + digit;
    }

  *channel = n_digits == 1 ? value / 15.0 : value / 255.0;
  return TRUE;
}

/**
 * mh_color_parse:
 * @text: `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`
 * @color: (out): the colour; untouched on failure
 *
 * Source: CSS Color Module Level 4, section 5.2 (hexadecimal notation).
 *
 * Returns: %TRUE if @text is a colour
 */
gboolean
mh_color_parse (const char *text, MhColor *color)
{
  gsize length = strlen (text);
  gsize n_digits = length == 4 || length == 5 ? 1 : 2;
  gsize n_channels = 0;
  double channels[4] = { 0, 0, 0, 1 };

  if (text[0] != '#' || (length != 4 && length != 5 && length != 7 && length != 9))
    return FALSE;

  n_channels = (length - 1) / n_digits;
  for (gsize i = 0; i < n_channels; i++)
    if (!parse_channel (text + 1 + i * n_digits, n_digits, &channels[i]))
      return FALSE;

  *color = (MhColor){ channels[0], channels[1], channels[2], channels[3] };
  return TRUE;
}

static int
to_byte (double channel)
{
  return (int) floor (CLAMP (channel, 0.0, 1.0) * 255.0 + 0.5);
}

/**
 * mh_color_to_string:
 * @color: a colour
 *
 * Returns: (transfer full): `#rrggbb`, or `#rrggbbaa` when it is not opaque
 */
char *
mh_color_to_string (const MhColor *color)
{
  int r = to_byte (color->r);
  int g = to_byte (color->g);
  int b = to_byte (color->b);
  int a = to_byte (color->a);

  if (a == 255)
    return g_strdup_printf ("#%02x%02x%02x", r, g, b);
  return g_strdup_printf ("#%02x%02x%02x%02x", r, g, b, a);
}

/**
 * mh_color_equal:
 * @a: a colour
 * @b: another
 *
 * Returns: %TRUE if both are the same at 8 bits a channel
 */
gboolean
mh_color_equal (const MhColor *a, const MhColor *b)
{
  return to_byte (a->r) == to_byte (b->r) && to_byte (a->g) == to_byte (b->g) &&
         to_byte (a->b) == to_byte (b->b) && to_byte (a->a) == to_byte (b->a);
}

/**
 * mh_color_mix:
 * @a: a colour
 * @b: another
 * @share: how much of @b, 0 to 1
 *
 * Mixes in the encoded values, as CSS gradients and cairo do.
 *
 * Returns: the colour between
 */
MhColor
mh_color_mix (const MhColor *a, const MhColor *b, double share)
{
  return (MhColor){ a->r + (b->r - a->r) * share, a->g + (b->g - a->g) * share,
                    a->b + (b->b - a->b) * share, a->a + (b->a - a->a) * share };
}

/**
 * mh_color_over:
 * @ink: a colour, its alpha counts
 * @paper: an opaque colour
 *
 * Returns: the opaque colour that is seen where @ink lies on @paper
 */
MhColor
mh_color_over (const MhColor *ink, const MhColor *paper)
{
  MhColor seen = mh_color_mix (paper, ink, ink->a);

  seen.a = 1.0;
  return seen;
}
