/* mh-lazy-bin.c: a place whose content is made when it is first shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window is on the screen before what fills it is made: what would be seen in its first frame is
 * made right after that, and all else when it comes into sight or something asks for it.
 */

#include "mh-lazy-bin.h"

#include "mh-first-frame.h"

struct _MhLazyBin
{
  GtkWidget parent_instance;

  char *child_class;
  gboolean is_first; /* of the first frame, which waits for it */
  gboolean is_held;  /* something else comes first */
  gboolean scrolls;  /* the content is content with any height */
  GtkWidget *child;  /* (nullable) */
};

enum
{
  PROP_CHILD_CLASS = 1,
  PROP_FIRST,
  PROP_HELD,
  PROP_SCROLLS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint built_signal;

G_DEFINE_FINAL_TYPE (MhLazyBin, mh_lazy_bin, GTK_TYPE_WIDGET)

static void
build (MhLazyBin *self)
{
  GType type = g_type_from_name (self->child_class);
  g_autoptr (GtkWidget) child = g_object_ref_sink (g_object_new (type, NULL));

  self->child = child;
  /* It knows what it shows before it is seen. */
  g_signal_emit (self, built_signal, 0, child);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
seen_cb (GtkWidget *widget)
{
  MhLazyBin *self = MH_LAZY_BIN (widget);

  if (self->child == NULL && !self->is_held && gtk_widget_get_mapped (widget))
    build (self);
}

/* All that is made comes into the next frame, and who has pressed a key is heard in between. */
static void
make_when_seen (MhLazyBin *self)
{
  mh_first_frame_wait (GTK_WIDGET (self), G_PRIORITY_HIGH_IDLE, seen_cb);
}

static void
mh_lazy_bin_map (GtkWidget *widget)
{
  MhLazyBin *self = MH_LAZY_BIN (widget);

  if ((mh_first_frame_is_past (widget) || self->is_first) && self->child == NULL && !self->is_held)
    build (self);
  GTK_WIDGET_CLASS (mh_lazy_bin_parent_class)->map (widget);
  if (self->child == NULL)
    make_when_seen (self);
}

/* layout */

static GtkSizeRequestMode
mh_lazy_bin_get_request_mode (GtkWidget *widget)
{
  MhLazyBin *self = MH_LAZY_BIN (widget);

  return self->child != NULL && !self->scrolls ? gtk_widget_get_request_mode (self->child)
                                               : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* A scrolled window sets the type of all its rows to find how low it may be, at the width that it
 * has and again at the least that the window may have; and then it may be as low as it likes. */
static void
mh_lazy_bin_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  MhLazyBin *self = MH_LAZY_BIN (widget);

  *minimum = *natural = 0;
  if (self->child != NULL && !(self->scrolls && orientation == GTK_ORIENTATION_VERTICAL))
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
mh_lazy_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MhLazyBin *self = MH_LAZY_BIN (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

/* object */

static void
mh_lazy_bin_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD_CLASS:
      g_value_set_string (value, MH_LAZY_BIN (object)->child_class);
      break;
    case PROP_FIRST:
      g_value_set_boolean (value, MH_LAZY_BIN (object)->is_first);
      break;
    case PROP_HELD:
      g_value_set_boolean (value, MH_LAZY_BIN (object)->is_held);
      break;
    case PROP_SCROLLS:
      g_value_set_boolean (value, MH_LAZY_BIN (object)->scrolls);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_lazy_bin_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD_CLASS:
      MH_LAZY_BIN (object)->child_class = g_value_dup_string (value);
      break;
    case PROP_FIRST:
      MH_LAZY_BIN (object)->is_first = g_value_get_boolean (value);
      break;
    case PROP_HELD:
      mh_lazy_bin_set_held (MH_LAZY_BIN (object), g_value_get_boolean (value));
      break;
    case PROP_SCROLLS:
      MH_LAZY_BIN (object)->scrolls = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_lazy_bin_dispose (GObject *object)
{
  MhLazyBin *self = MH_LAZY_BIN (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (mh_lazy_bin_parent_class)->dispose (object);
}

static void
mh_lazy_bin_finalize (GObject *object)
{
  g_free (MH_LAZY_BIN (object)->child_class);

  G_OBJECT_CLASS (mh_lazy_bin_parent_class)->finalize (object);
}

static void
mh_lazy_bin_class_init (MhLazyBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mh_lazy_bin_get_property;
  object_class->set_property = mh_lazy_bin_set_property;
  object_class->dispose = mh_lazy_bin_dispose;
  object_class->finalize = mh_lazy_bin_finalize;
  widget_class->map = mh_lazy_bin_map;
  widget_class->get_request_mode = mh_lazy_bin_get_request_mode;
  widget_class->measure = mh_lazy_bin_measure;
  widget_class->size_allocate = mh_lazy_bin_size_allocate;

  /* A name, since GtkBuilder sets up the class of a type at once. */
  props[PROP_CHILD_CLASS] =
      g_param_spec_string ("child-class", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_FIRST] =
      g_param_spec_boolean ("first", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_HELD] =
      g_param_spec_boolean ("held", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SCROLLS] =
      g_param_spec_boolean ("scrolls", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * MhLazyBin::built:
   * @self: the place
   * @child: what was made for it, not yet in the window
   */
  built_signal = g_signal_new ("built", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
mh_lazy_bin_init (MhLazyBin *self)
{
}

/**
 * mh_lazy_bin_get_child:
 * @self: a place
 *
 * Makes the content now where it is not there yet.
 *
 * Returns: (transfer none): a widget of the type that @self was told
 */
GtkWidget *
mh_lazy_bin_get_child (MhLazyBin *self)
{
  if (self->child == NULL)
    build (self);
  return self->child;
}

/**
 * mh_lazy_bin_peek_child:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the content, where there was need of it
 */
GtkWidget *
mh_lazy_bin_peek_child (MhLazyBin *self)
{
  return self->child;
}

/**
 * mh_lazy_bin_set_held:
 * @self: a place
 * @is_held: whether the content is not made when @self is shown, but when something asks for it
 */
void
mh_lazy_bin_set_held (MhLazyBin *self, gboolean is_held)
{
  if (self->is_held == is_held)
    return;
  self->is_held = is_held;
  if (!is_held && self->child == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_when_seen (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HELD]);
}
