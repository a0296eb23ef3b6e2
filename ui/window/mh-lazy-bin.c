/* mh-lazy-bin.c: a place whose content is made when it is first shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window is on the screen before what fills it is made: what would be seen in its first frame is
 * made right after that, and all else when it comes into sight or something asks for it.
 */

#include "mh-lazy-bin.h"

struct _MhLazyBin
{
  GtkWidget parent_instance;

  char *child_class;
  gboolean is_first;    /* of the first frame, which waits for it */
  GtkWidget *child;     /* (nullable) */
  GdkFrameClock *clock; /* owned, while the first frame is waited for */
  guint making;         /* source id, from that frame on */
};

enum
{
  PROP_CHILD_CLASS = 1,
  PROP_FIRST,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint built_signal;

G_DEFINE_FINAL_TYPE (MhLazyBin, mh_lazy_bin, GTK_TYPE_WIDGET)

/* What a frame clock is given: whether the first frame of its window was painted. */
#define FIRST_FRAME "mh-first-frame"

typedef enum
{
  FIRST_FRAME_UNKNOWN,
  FIRST_FRAME_AWAITED,
  FIRST_FRAME_PAINTED,
} FirstFrame;

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

/* the first frame */

static void
set_first_frame (GdkFrameClock *clock, FirstFrame state)
{
  g_object_set_data (G_OBJECT (clock), FIRST_FRAME, GINT_TO_POINTER (state));
}

static void
first_painted_cb (GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, first_painted_cb, NULL);
  set_first_frame (clock, FIRST_FRAME_PAINTED);
}

/* The counter does not tell the time before the first frame's painting from that after it. */
static gboolean
was_painted (GdkFrameClock *clock)
{
  FirstFrame state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clock), FIRST_FRAME));

  if (state == FIRST_FRAME_UNKNOWN && gdk_frame_clock_get_frame_counter (clock) <= 0)
    {
      set_first_frame (clock, FIRST_FRAME_AWAITED);
      g_signal_connect (clock, "after-paint", G_CALLBACK (first_painted_cb), NULL);
      return FALSE;
    }
  return state != FIRST_FRAME_AWAITED;
}

static void
stop_waiting (MhLazyBin *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  g_clear_handle_id (&self->making, g_source_remove);
}

static gboolean
make_cb (gpointer data)
{
  MhLazyBin *self = data;

  self->making = 0;
  stop_waiting (self);
  if (self->child == NULL)
    build (self);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (MhLazyBin *self)
{
  g_signal_handlers_disconnect_by_data (self->clock, self);
  /* The frame is sent off when the main loop waits; the next one is painted with all that is made,
   * and who has pressed a key meanwhile is heard in between. */
  self->making = g_idle_add_full (G_PRIORITY_HIGH_IDLE, make_cb, self, NULL);
}

static void
mh_lazy_bin_map (GtkWidget *widget)
{
  MhLazyBin *self = MH_LAZY_BIN (widget);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  if ((was_painted (clock) || self->is_first) && self->child == NULL)
    build (self);
  GTK_WIDGET_CLASS (mh_lazy_bin_parent_class)->map (widget);
  if (self->child == NULL)
    {
      self->clock = g_object_ref (clock);
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), self);
    }
}

static void
mh_lazy_bin_unmap (GtkWidget *widget)
{
  stop_waiting (MH_LAZY_BIN (widget));
  GTK_WIDGET_CLASS (mh_lazy_bin_parent_class)->unmap (widget);
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_lazy_bin_dispose (GObject *object)
{
  MhLazyBin *self = MH_LAZY_BIN (object);

  stop_waiting (self);
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
  widget_class->unmap = mh_lazy_bin_unmap;

  /* A name, since GtkBuilder sets up the class of a type at once. */
  props[PROP_CHILD_CLASS] =
      g_param_spec_string ("child-class", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_FIRST] =
      g_param_spec_boolean ("first", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * MhLazyBin::built:
   * @self: the place
   * @child: what was made for it, not yet in the window
   */
  built_signal = g_signal_new ("built", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
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
