//! The regions of the window, between which F6 goes: where each stands, and which has the focus.

use eframe::egui::{Context, Id, Order, Rect, vec2};
use rungs_app::state::Region;

/// Where the regions stand in the frame that is drawn.
#[derive(Debug, Clone, Default)]
pub struct Regions(Vec<(Region, Rect)>);

fn key() -> Id {
    Id::unique("regions of the window")
}

/// Notes where a region stands in this frame. One may stand in another: the smaller counts.
pub fn region(ctx: &Context, region: Region, rect: Rect) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Regions>(key()).0.push((region, rect)));
}

impl Regions {
    /// What was noted in this frame; the next begins anew.
    pub fn take(ctx: &Context) -> Regions {
        ctx.data_mut(|data| std::mem::take(data.get_temp_mut_or_default::<Regions>(key())))
    }

    /// The region in which a widget stands.
    pub fn of(&self, rect: Rect) -> Option<Region> {
        // What has the focus out of view has no height, and stands just below its list.
        let inside = if rect.height() > 1.0 { 1.0 } else { -1.0 };
        let around = self.0.iter().filter(|(_, region)| region.contains(rect.left_top() + vec2(1.0, inside)));
        let smallest = around.min_by(|(_, one), (_, other)| one.area().total_cmp(&other.area()));
        smallest.map(|(region, _)| *region)
    }

    /// The regions that are there, in the order of F6, beginning behind `now`; the first of all, or the last, where that
    /// is none.
    pub fn after(&self, now: Option<Region>, forward: bool) -> Vec<Region> {
        let mut order: Vec<Region> = Region::ALL.into_iter().collect();
        if !forward {
            order.reverse();
        }
        let behind = now.and_then(|now| order.iter().position(|region| *region == now)).map_or(0, |at| at + 1);
        order.rotate_left(behind);
        order.retain(|region| Some(*region) != now && self.0.iter().any(|(known, _)| known == region));
        order
    }

    /// The first widget of a region that can have the focus, in the order of Tab; what lies over others comes first.
    pub fn focusable(&self, ctx: &Context, region: Region) -> Option<Id> {
        ctx.viewport(|viewport| {
            let mut layers: Vec<_> = viewport.this_pass.widgets.layer_ids().collect();
            layers.sort_by_key(|layer| (layer.order == Order::Background, layer.id.value()));
            let widgets = layers.into_iter().flat_map(|layer| viewport.this_pass.widgets.get_layer(layer));
            let mut here =
                widgets.filter(|one| one.enabled && one.sense.is_focusable() && self.of(one.rect) == Some(region));
            here.next().map(|one| one.id)
        })
    }
}
