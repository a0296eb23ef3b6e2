/* mh-srgb-profile.c: the ICC profile that says sRGB
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-srgb-profile.h"

#include <lcms2.h>
#include <string.h>

/* ICC.1:2022, 7.2: where the header has the time at which the profile was made, in six numbers of
 * 16 bits, and where it names the platform. */
#define TIME_OFFSET     24
#define TIME_BYTES      12
#define PLATFORM_OFFSET 40
#define PLATFORM_BYTES  4

/* The year in which IEC 61966-2-1 appeared: 1999-10-01, 00:00:00. */
static const guint8 fixed_time[TIME_BYTES] = { 0x07, 0xcf, 0, 10, 0, 1 };

static GBytes *
make_profile (void)
{
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  cmsUInt32Number size = 0;
  guint8 *bytes = NULL;
  gboolean is_saved = FALSE;

  g_assert (profile != NULL);
  is_saved = cmsSaveProfileToMem (profile, NULL, &size);
  g_assert (is_saved);
  bytes = g_malloc0 (size);
  is_saved = cmsSaveProfileToMem (profile, bytes, &size);
  g_assert (is_saved);
  cmsCloseProfile (profile);

  memcpy (bytes + TIME_OFFSET, fixed_time, TIME_BYTES);
  memset (bytes + PLATFORM_OFFSET, 0, PLATFORM_BYTES);

  return g_bytes_new_take (bytes, size);
}

/**
 * mh_srgb_profile_get:
 *
 * The profile that goes into every JPEG. It is the same at any time and on any machine, since
 * nothing in it tells when or where it was made.
 *
 * Threads: from any
 * Returns: (transfer none): the profile
 */
GBytes *
mh_srgb_profile_get (void)
{
  static GBytes *profile = NULL;

  if (g_once_init_enter (&profile))
    g_once_init_leave (&profile, make_profile ());

  return profile;
}
