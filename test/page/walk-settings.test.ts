// Walks the settings.
import { reviewPlaces } from './walk-places.ts';

reviewPlaces({
  settings: ['/settings/base'],
  rules: ['/settings/calendar', '/settings/desk', '/settings/bills', '/settings/texts', '/settings/lobby'],
  people: ['/settings/people', '/settings/sharing', '/settings/updates', '/settings/look', '/settings/history'],
  maps: ['/settings/profiles', '/settings/maps', '/settings/mappings', '/settings/backups', '/settings/maps/1'],
});
