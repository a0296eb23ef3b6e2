/* mh-arguments.c: options and operands of a command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-arguments.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/mh-nearest.h"

/* Words are taken as bytes: a file name need not be valid in any encoding, and a number is written
 * alike in every language. GOptionContext promises neither. */

struct _MhArguments
{
  GPtrArray *operands;
  GHashTable *values; /* name of an option -> GPtrArray of its values, NULL at the end */
};

G_DEFINE_QUARK (mh_arguments_error, mh_arguments_error)

static const MhOption *
find_option (const MhOption *options, guint n_options, const char *name, gsize length)
{
  for (guint i = 0; i < n_options; i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0)
      return &options[i];
  return NULL;
}

static const MhOption *
find_letter (const MhOption *options, guint n_options, char letter)
{
  for (guint i = 0; i < n_options; i++)
    if (options[i].letter != '\0' && options[i].letter == letter)
      return &options[i];
  return NULL;
}

static void
set_unknown (const MhOption *options, guint n_options, const char *word, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *bare = g_strndup (word, strcspn (word, "="));
  const char *nearest = NULL;

  for (guint i = 0; i < n_options; i++)
    g_ptr_array_add (known, g_strconcat ("--", options[i].name, NULL));
  g_ptr_array_add (known, g_strdup ("--help"));
  g_ptr_array_add (known, NULL);
  nearest = mh_nearest_find (bare, (const char *const *) known->pdata);
  if (nearest != NULL)
    g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                 /* Translators: both are options, such as --fromat and --format. */
                 _ ("there is no option “%s”; did you mean “%s”?"), bare, nearest);
  else
    g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                 _ ("there is no option “%s”; “--help” lists those there are"), bare);
}

/* A finite number without anything behind it, written with a point. */
static gboolean
parse_number (const char *text, double *number)
{
  char *end = NULL;

  if (!g_ascii_isdigit (text[0]) && text[0] != '.' && text[0] != '-')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number) && strpbrk (text, "xX") == NULL;
}

/* Bytes as in "500000", "500k" or "2MB"; decimal, since that is how platforms state their limits.
 */
static gboolean
parse_bytes (const char *text, double *bytes)
{
  gsize digits = strspn (text, "0123456789.");
  g_autofree char *number = g_strndup (text, digits);
  const char *unit = text + digits;
  double factor = 0.0;

  if (*unit == '\0' || g_str_equal (unit, "B"))
    factor = 1.0;
  else if (g_ascii_strcasecmp (unit, "k") == 0 || g_ascii_strcasecmp (unit, "kB") == 0)
    factor = 1e3;
  else if (g_ascii_strcasecmp (unit, "M") == 0 || g_ascii_strcasecmp (unit, "MB") == 0)
    factor = 1e6;
  if (factor == 0.0 || !parse_number (number, bytes))
    return FALSE;
  *bytes = floor (*bytes * factor);
  return *bytes <= 1e12;
}

static gboolean
check_choice (const MhOption *option, const char *value, GError **error)
{
  g_autofree char *list = NULL;

  if (g_strv_contains (option->choices, value))
    return TRUE;
  list = g_strjoinv (", ", (char **) option->choices);
  g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
               /* Translators: an option, its value, and the values that it can have. */
               _ ("“--%s” cannot be “%s”; use one of: %s"), option->name, value, list);
  return FALSE;
}

static gboolean
check_number (const MhOption *option, const char *value, GError **error)
{
  double number = 0.0;

  if (parse_number (value, &number) && number >= option->min && number <= option->max &&
      (option->kind == MH_OPTION_NUMBER || number == floor (number)))
    return TRUE;
  if (option->kind == MH_OPTION_INTEGER)
    g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                 /* Translators: an option, its value, and the least and the largest number. */
                 _ ("“--%s” cannot be “%s”; give a whole number from %.0f to %.0f"), option->name,
                 value, option->min, option->max);
  else
    {
      char least[G_ASCII_DTOSTR_BUF_SIZE];
      char most[G_ASCII_DTOSTR_BUF_SIZE];

      g_set_error (
          error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
          /* Translators: an option, its value, and the least and the largest number. */
          _ ("“--%s” cannot be “%s”; give a number from %s to %s, with a point before decimals"),
          option->name, value, g_ascii_formatd (least, sizeof least, "%g", option->min),
          g_ascii_formatd (most, sizeof most, "%g", option->max));
    }
  return FALSE;
}

static gboolean
check_value (const MhOption *option, const char *value, GError **error)
{
  MhDate date;
  double bytes = 0.0;

  switch (option->kind)
    {
    case MH_OPTION_INTEGER:
    case MH_OPTION_NUMBER:
      return check_number (option, value, error);
    case MH_OPTION_CHOICE:
      return check_choice (option, value, error);
    case MH_OPTION_BYTES:
      if (parse_bytes (value, &bytes))
        return TRUE;
      g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                   _ ("“--%s” cannot be “%s”; give a number of bytes, such as 500000, 500k or 2M"),
                   option->name, value);
      return FALSE;
    case MH_OPTION_DATE:
      if (mh_date_parse (value, &date))
        return TRUE;
      g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                   _ ("“--%s” cannot be “%s”; give a day of the calendar as YYYY-MM-DD"),
                   option->name, value);
      return FALSE;
    case MH_OPTION_TEXT:
    case MH_OPTION_TEXTS:
      if (value[0] != '\0')
        return TRUE;
      g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                   _ ("“--%s” is empty; give it a value"), option->name);
      return FALSE;
    case MH_OPTION_FLAG:
    default:
      return TRUE;
    }
}

/* Stores a value; NULL is what stands for a flag. */
static gboolean
store (MhArguments *arguments, const MhOption *option, const char *value, GError **error)
{
  GPtrArray *values = g_hash_table_lookup (arguments->values, option->name);

  if (!check_value (option, value, error))
    return FALSE;
  if (values == NULL)
    {
      values = g_ptr_array_new_null_terminated (1, g_free, TRUE);
      g_hash_table_insert (arguments->values, (gpointer) option->name, values);
    }
  if (option->kind != MH_OPTION_TEXTS)
    g_ptr_array_set_size (values, 0);
  g_ptr_array_add (values, g_strdup (value));
  return TRUE;
}

/* The word at *index is an option; takes its value, which may be the next word. */
static gboolean
take_option (MhArguments *arguments,
             const MhOption *options,
             guint n_options,
             const char *const *words,
             guint *index,
             GError **error)
{
  const char *word = words[*index];
  const MhOption *option = NULL;
  const char *value = NULL;

  if (word[1] == '-')
    {
      gsize length = strcspn (word + 2, "=");

      option = find_option (options, n_options, word + 2, length);
      value = word[2 + length] == '=' ? word + 3 + length : NULL;
    }
  else
    {
      option = find_letter (options, n_options, word[1]);
      value = word[2] != '\0' ? word + 2 : NULL;
    }
  if (option == NULL)
    {
      set_unknown (options, n_options, word, error);
      return FALSE;
    }
  if (option->kind == MH_OPTION_FLAG && value != NULL)
    {
      g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                   _ ("“--%s” takes no value; leave “%s” out"), option->name, value);
      return FALSE;
    }
  if (option->kind != MH_OPTION_FLAG && value == NULL)
    value = words[*index + 1] != NULL ? words[++*index] : NULL;
  if (option->kind != MH_OPTION_FLAG && value == NULL)
    {
      g_set_error (error, MH_ARGUMENTS_ERROR, MH_ARGUMENTS_ERROR_USAGE,
                   _ ("“--%s” needs a value; give it as “--%s %s”"), option->name, option->name,
                   _ (option->value));
      return FALSE;
    }
  return store (arguments, option, value != NULL ? value : "", error);
}

/**
 * mh_arguments_parse:
 * @options: (array length=n_options): what the command knows; must outlive the answer
 * @words: (array zero-terminated=1): what stands after the command's name
 *
 * Tells options from operands and checks every value. `--` ends the options; `-` is an operand.
 *
 * Errors: %MH_ARGUMENTS_ERROR_USAGE, the message without the program's name
 *
 * Returns: (transfer full) (nullable):
 */
MhArguments *
mh_arguments_parse (const MhOption *options,
                    guint n_options,
                    const char *const *words,
                    GError **error)
{
  g_autoptr (MhArguments) arguments = g_new0 (MhArguments, 1);
  gboolean only_operands = FALSE;

  arguments->operands = g_ptr_array_new_with_free_func (g_free);
  arguments->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (only_operands || words[i][0] != '-' || words[i][1] == '\0')
        g_ptr_array_add (arguments->operands, g_strdup (words[i]));
      else if (g_str_equal (words[i], "--"))
        only_operands = TRUE;
      else if (!take_option (arguments, options, n_options, words, &i, error))
        return NULL;
    }
  return g_steal_pointer (&arguments);
}

void
mh_arguments_free (MhArguments *arguments)
{
  g_clear_pointer (&arguments->operands, g_ptr_array_unref);
  g_clear_pointer (&arguments->values, g_hash_table_unref);
  g_free (arguments);
}

/**
 * mh_arguments_get_n_operands:
 * @arguments: a command line
 *
 * Returns: how many words are no options
 */
guint
mh_arguments_get_n_operands (MhArguments *arguments)
{
  return arguments->operands->len;
}

/**
 * mh_arguments_get_operand:
 * @arguments: a command line
 * @index: less than mh_arguments_get_n_operands()
 *
 * Returns: (transfer none): a word that is no option, as bytes in any encoding
 */
const char *
mh_arguments_get_operand (MhArguments *arguments, guint index)
{
  return g_ptr_array_index (arguments->operands, index);
}

/**
 * mh_arguments_has:
 * @arguments: a command line
 * @name: an option, without its dashes
 *
 * Returns: whether it was given
 */
gboolean
mh_arguments_has (MhArguments *arguments, const char *name)
{
  return g_hash_table_contains (arguments->values, name);
}

/**
 * mh_arguments_get_text:
 * @arguments: a command line
 * @name: an option, without its dashes
 *
 * Returns: (transfer none) (nullable): its value, the last of several; %NULL where it was not given
 */
const char *
mh_arguments_get_text (MhArguments *arguments, const char *name)
{
  GPtrArray *values = g_hash_table_lookup (arguments->values, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/**
 * mh_arguments_get_texts:
 * @arguments: a command line
 * @name: an option, without its dashes
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): all its values; %NULL where it was
 *   not given
 */
const char *const *
mh_arguments_get_texts (MhArguments *arguments, const char *name)
{
  GPtrArray *values = g_hash_table_lookup (arguments->values, name);

  return values != NULL ? (const char *const *) values->pdata : NULL;
}

/**
 * mh_arguments_get_number:
 * @arguments: a command line
 * @name: an option that takes a number or a number of bytes
 * @absent: what to return where it was not given
 *
 * Returns: its value, in bytes where it is a number of bytes
 */
double
mh_arguments_get_number (MhArguments *arguments, const char *name, double absent)
{
  const char *text = mh_arguments_get_text (arguments, name);
  double number = absent;

  if (text != NULL && !parse_number (text, &number))
    parse_bytes (text, &number);
  return number;
}

/**
 * mh_arguments_get_date:
 * @arguments: a command line
 * @name: an option that takes a day
 *
 * Returns: the day that was given, or today
 */
MhDate
mh_arguments_get_date (MhArguments *arguments, const char *name)
{
  const char *text = mh_arguments_get_text (arguments, name);
  MhDate date;

  return text != NULL && mh_date_parse (text, &date) ? date : mh_date_today ();
}
