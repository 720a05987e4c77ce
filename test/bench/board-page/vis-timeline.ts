// vis-timeline on the same day: studios as groups, bookings as ranges, all hours on view.
import { DataSet } from 'vis-data';
import { Timeline } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { clockText, wall } from './stage-times.ts';
import type { Mount } from './stage.ts';

/** Mounts it. */
export const mountVisTimeline: Mount = (host, day) => {
  const groups = new DataSet(day.studios.map((studio) => ({ id: studio.id, content: `${studio.code} ${studio.kind}` })));
  const items = new DataSet(
    day.bookings.map((one) => ({
      id: one.id,
      group: one.studio,
      start: wall(one.from),
      end: wall(one.to),
      content: `${one.tenantName} ${clockText(one)}`,
      className: `of-${one.id}`,
    })),
  );
  const timeline = new Timeline(host, items, groups, {
    start: wall(day.from),
    end: wall(day.to),
    height: `${host.clientHeight}px`,
    verticalScroll: true,
    orientation: 'top',
    zoomable: false,
    showCurrentTime: false,
    // Bookings of a studio never meet: nothing has to be stacked.
    stack: false,
    selectable: true,
    itemsAlwaysDraggable: { item: true, range: true },
    editable: { updateTime: true, updateGroup: true, add: false, remove: false },
    margin: { item: 4, axis: 4 },
  });
  return {
    move: (id, studio) => {
      items.update({ id, group: studio });
    },
    block: (id) => host.querySelector(`.of-${id}`),
    blocks: () => timeline.getVisibleItems().length,
  };
};
