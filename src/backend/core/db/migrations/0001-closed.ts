// First schema, part 7: what a closed month has read stays as it is, anyone who writes (docs/rules/report.md, Filing, freezing, correcting).

/**
 * SQL of the triggers that keep closed months as they were filed.
 * - `+ 480` minutes make the wall clock (+08:00) of minutes since the epoch.
 * - Where both rows' days lie after the month, or are equal, the month read the same.
 * - Records that belong to one month: closed with it.
 * - In service in the month, and in force on one of its days; the earliest row also holds before its own start.
 * - What makes a closed month speak of a tenant.
 * - In force on the month's last day, of a tenant that held a lease in the month.
 * - Over before the month, of a tenant that has another lease in it: the first lease counts for 新增 and for 入驻 (ZB-2.14, ZB-4).
 * - Starts on the day after the month, of a tenant whose other lease ended in it: such a tenant has not left (ZB-2.15).
 * - A lease's end may still move while both its old and its new last day lie after the month.
 */
export const CLOSED_MONTHS = `
CREATE TRIGGER sales_line_closed_insert BEFORE INSERT ON sales_line
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER sales_line_closed_update BEFORE UPDATE ON sales_line
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.month = f.month) AND OLD.retired_at IS NULL) OR ((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER online_retail_closed_insert BEFORE INSERT ON online_retail
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER online_retail_closed_update BEFORE UPDATE ON online_retail
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.month = f.month) AND OLD.retired_at IS NULL) OR ((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER headcount_closed_insert BEFORE INSERT ON headcount
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER headcount_closed_update BEFORE UPDATE ON headcount
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.month = f.month) AND OLD.retired_at IS NULL) OR ((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER month_head_closed_insert BEFORE INSERT ON month_head
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER month_head_closed_update BEFORE UPDATE ON month_head
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.month = f.month) AND OLD.retired_at IS NULL) OR ((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER explanation_draft_closed_insert BEFORE INSERT ON explanation_draft
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER explanation_draft_closed_update BEFORE UPDATE ON explanation_draft
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.month = f.month) AND OLD.retired_at IS NULL) OR ((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER event_closed_insert BEFORE INSERT ON event
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = substr(NEW.day, 1, 7)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER event_closed_update BEFORE UPDATE ON event
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = substr(OLD.day, 1, 7)) AND OLD.retired_at IS NULL) OR ((f.month = substr(NEW.day, 1, 7)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER shop_day_closed_insert BEFORE INSERT ON shop_day
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = substr(NEW.day, 1, 7)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER shop_day_closed_update BEFORE UPDATE ON shop_day
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = substr(OLD.day, 1, 7)) AND OLD.retired_at IS NULL) OR ((f.month = substr(NEW.day, 1, 7)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER calendar_exception_closed_insert BEFORE INSERT ON calendar_exception
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = substr(NEW.day, 1, 7)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER calendar_exception_closed_update BEFORE UPDATE ON calendar_exception
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = substr(OLD.day, 1, 7)) AND OLD.retired_at IS NULL) OR ((f.month = substr(NEW.day, 1, 7)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER live_session_closed_insert BEFORE INSERT ON live_session
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = strftime('%Y-%m', (NEW.starts_at + 480) * 60, 'unixepoch')) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER live_session_closed_update BEFORE UPDATE ON live_session
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = strftime('%Y-%m', (OLD.starts_at + 480) * 60, 'unixepoch')) AND OLD.retired_at IS NULL) OR ((f.month = strftime('%Y-%m', (NEW.starts_at + 480) * 60, 'unixepoch')) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER booking_closed_insert BEFORE INSERT ON booking
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = strftime('%Y-%m', (NEW.starts_at + 480) * 60, 'unixepoch')) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER booking_closed_update BEFORE UPDATE ON booking
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = strftime('%Y-%m', (OLD.starts_at + 480) * 60, 'unixepoch')) AND OLD.retired_at IS NULL) OR ((f.month = strftime('%Y-%m', (NEW.starts_at + 480) * 60, 'unixepoch')) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER historical_figure_closed_insert BEFORE INSERT ON historical_figure
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = NEW.month OR f.first_day IN (date(NEW.month || '-01', '+1 month'), date(NEW.month || '-01', '+12 months'))
     OR (NEW.figure LIKE '%ytd' AND f.first_day BETWEEN NEW.month || '-01' AND date(NEW.month || '-01', '+23 months'))) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER historical_figure_closed_update BEFORE UPDATE ON historical_figure
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((f.month = OLD.month OR f.first_day IN (date(OLD.month || '-01', '+1 month'), date(OLD.month || '-01', '+12 months'))
     OR (OLD.figure LIKE '%ytd' AND f.first_day BETWEEN OLD.month || '-01' AND date(OLD.month || '-01', '+23 months'))) AND OLD.retired_at IS NULL) OR ((f.month = NEW.month OR f.first_day IN (date(NEW.month || '-01', '+1 month'), date(NEW.month || '-01', '+12 months'))
     OR (NEW.figure LIKE '%ytd' AND f.first_day BETWEEN NEW.month || '-01' AND date(NEW.month || '-01', '+23 months'))) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER base_area_closed_insert BEFORE INSERT ON base_area
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((NEW.month <= f.month AND NOT EXISTS (SELECT 1 FROM base_area n WHERE n.retired_at IS NULL AND n.id <> NEW.id AND n.month > NEW.month AND n.month <= f.month)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER base_area_closed_update BEFORE UPDATE ON base_area
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.month <= f.month AND NOT EXISTS (SELECT 1 FROM base_area n WHERE n.retired_at IS NULL AND n.id <> OLD.id AND n.month > OLD.month AND n.month <= f.month)) AND OLD.retired_at IS NULL) OR ((NEW.month <= f.month AND NOT EXISTS (SELECT 1 FROM base_area n WHERE n.retired_at IS NULL AND n.id <> NEW.id AND n.month > NEW.month AND n.month <= f.month)) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER blackout_closed_insert BEFORE INSERT ON blackout
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND ((NEW.retired_at IS NULL AND NEW.starts_at < f.ends_at AND NEW.ends_at > f.starts_at)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER blackout_closed_update BEFORE UPDATE OF studio_id, starts_at, ends_at, retired_at ON blackout
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.retired_at IS NULL AND OLD.starts_at < f.ends_at AND OLD.ends_at > f.starts_at) OR (NEW.retired_at IS NULL AND NEW.starts_at < f.ends_at AND NEW.ends_at > f.starts_at)) AND ((OLD.studio_id IS NOT NEW.studio_id OR OLD.starts_at IS NOT NEW.starts_at OR OLD.retired_at IS NOT NEW.retired_at)
     OR NOT (OLD.ends_at = NEW.ends_at OR (OLD.ends_at >= f.ends_at AND NEW.ends_at >= f.ends_at)))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER studio_closed_insert BEFORE INSERT ON studio
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND ((NEW.retired_at IS NULL AND NEW.opened_on <= f.last_day AND coalesce(NEW.closed_on, '9999') > f.first_day)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER studio_closed_update BEFORE UPDATE OF opened_on, closed_on, retired_at ON studio
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.retired_at IS NULL AND OLD.opened_on <= f.last_day AND coalesce(OLD.closed_on, '9999') > f.first_day) OR (NEW.retired_at IS NULL AND NEW.opened_on <= f.last_day AND coalesce(NEW.closed_on, '9999') > f.first_day)) AND ((OLD.opened_on IS NOT NEW.opened_on OR OLD.retired_at IS NOT NEW.retired_at) OR NOT (OLD.closed_on IS NEW.closed_on OR (coalesce(OLD.closed_on, '9999') > f.last_day AND coalesce(NEW.closed_on, '9999') > f.last_day)))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER studio_fact_closed_insert BEFORE INSERT ON studio_fact
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND ((NEW.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM studio s WHERE s.id = NEW.studio_id AND (s.retired_at IS NULL AND s.opened_on <= f.last_day AND coalesce(s.closed_on, '9999') > f.first_day))
    AND (NEW.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM studio_fact e WHERE e.studio_id = NEW.studio_id AND e.retired_at IS NULL AND e.id <> NEW.id AND e.starts_on < NEW.starts_on))
    AND NOT EXISTS (SELECT 1 FROM studio_fact n WHERE n.studio_id = NEW.studio_id AND n.retired_at IS NULL AND n.id <> NEW.id
      AND n.starts_on > NEW.starts_on AND n.starts_on <= f.first_day))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER studio_fact_closed_update BEFORE UPDATE OF studio_id, starts_on, kind, hours, turnaround, retired_at ON studio_fact
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM studio s WHERE s.id = OLD.studio_id AND (s.retired_at IS NULL AND s.opened_on <= f.last_day AND coalesce(s.closed_on, '9999') > f.first_day))
    AND (OLD.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM studio_fact e WHERE e.studio_id = OLD.studio_id AND e.retired_at IS NULL AND e.id <> OLD.id AND e.starts_on < OLD.starts_on))
    AND NOT EXISTS (SELECT 1 FROM studio_fact n WHERE n.studio_id = OLD.studio_id AND n.retired_at IS NULL AND n.id <> OLD.id
      AND n.starts_on > OLD.starts_on AND n.starts_on <= f.first_day)) OR (NEW.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM studio s WHERE s.id = NEW.studio_id AND (s.retired_at IS NULL AND s.opened_on <= f.last_day AND coalesce(s.closed_on, '9999') > f.first_day))
    AND (NEW.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM studio_fact e WHERE e.studio_id = NEW.studio_id AND e.retired_at IS NULL AND e.id <> NEW.id AND e.starts_on < NEW.starts_on))
    AND NOT EXISTS (SELECT 1 FROM studio_fact n WHERE n.studio_id = NEW.studio_id AND n.retired_at IS NULL AND n.id <> NEW.id
      AND n.starts_on > NEW.starts_on AND n.starts_on <= f.first_day))) AND (OLD.studio_id IS NOT NEW.studio_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.kind IS NOT NEW.kind OR OLD.hours IS NOT NEW.hours OR OLD.turnaround IS NOT NEW.turnaround OR OLD.retired_at IS NOT NEW.retired_at)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER tenant_closed_insert BEFORE INSERT ON tenant
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (NEW.retired_at IS NULL AND NEW.incubated_on BETWEEN f.first_day AND f.last_day) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER tenant_closed_update BEFORE UPDATE OF incubated_on, retired_at ON tenant
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.incubated_on IS NOT NEW.incubated_on OR OLD.retired_at IS NOT NEW.retired_at) AND (OLD.incubated_on <= f.last_day OR NEW.incubated_on <= f.last_day))
     OR ((OLD.retired_at IS NOT NEW.retired_at) AND (EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.starts_on <= f.last_day)
  OR EXISTS (SELECT 1 FROM sales_line l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM online_retail l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM booking l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.starts_at >= f.starts_at AND l.starts_at < f.ends_at)
  OR EXISTS (SELECT 1 FROM host l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.since <= f.last_day)
  OR EXISTS (SELECT 1 FROM compliance_case l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.day <= f.last_day)))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER tenant_fact_closed_insert BEFORE INSERT ON tenant_fact
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND ((NEW.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = NEW.tenant_id AND l.retired_at IS NULL AND l.starts_on <= f.last_day AND min(l.ends_on, coalesce(l.left_on, l.ends_on)) >= f.first_day)
    AND (NEW.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM tenant_fact e WHERE e.tenant_id = NEW.tenant_id AND e.retired_at IS NULL AND e.id <> NEW.id AND e.starts_on < NEW.starts_on))
    AND NOT EXISTS (SELECT 1 FROM tenant_fact n WHERE n.tenant_id = NEW.tenant_id AND n.retired_at IS NULL AND n.id <> NEW.id
      AND n.starts_on > NEW.starts_on AND n.starts_on <= f.last_day))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER tenant_fact_closed_update BEFORE UPDATE OF tenant_id, starts_on, name, uscc, category, leading, retired_at ON tenant_fact
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = OLD.tenant_id AND l.retired_at IS NULL AND l.starts_on <= f.last_day AND min(l.ends_on, coalesce(l.left_on, l.ends_on)) >= f.first_day)
    AND (OLD.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM tenant_fact e WHERE e.tenant_id = OLD.tenant_id AND e.retired_at IS NULL AND e.id <> OLD.id AND e.starts_on < OLD.starts_on))
    AND NOT EXISTS (SELECT 1 FROM tenant_fact n WHERE n.tenant_id = OLD.tenant_id AND n.retired_at IS NULL AND n.id <> OLD.id
      AND n.starts_on > OLD.starts_on AND n.starts_on <= f.last_day)) OR (NEW.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = NEW.tenant_id AND l.retired_at IS NULL AND l.starts_on <= f.last_day AND min(l.ends_on, coalesce(l.left_on, l.ends_on)) >= f.first_day)
    AND (NEW.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM tenant_fact e WHERE e.tenant_id = NEW.tenant_id AND e.retired_at IS NULL AND e.id <> NEW.id AND e.starts_on < NEW.starts_on))
    AND NOT EXISTS (SELECT 1 FROM tenant_fact n WHERE n.tenant_id = NEW.tenant_id AND n.retired_at IS NULL AND n.id <> NEW.id
      AND n.starts_on > NEW.starts_on AND n.starts_on <= f.last_day)))
     AND (OLD.tenant_id IS NOT NEW.tenant_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.name IS NOT NEW.name OR OLD.uscc IS NOT NEW.uscc OR OLD.category IS NOT NEW.category OR OLD.leading IS NOT NEW.leading OR OLD.retired_at IS NOT NEW.retired_at)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER lease_closed_insert BEFORE INSERT ON lease
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND ((NEW.retired_at IS NULL AND NEW.starts_on <= f.last_day AND min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) >= f.first_day) OR (NEW.retired_at IS NULL AND min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) < f.first_day
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = NEW.tenant_id AND o.id <> NEW.id AND (o.retired_at IS NULL AND o.starts_on <= f.last_day AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) >= f.first_day))) OR (NEW.retired_at IS NULL AND NEW.starts_on = date(f.last_day, '+1 day')
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = NEW.tenant_id AND o.id <> NEW.id AND o.retired_at IS NULL
      AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) BETWEEN f.first_day AND f.last_day))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER lease_closed_update BEFORE UPDATE OF tenant_id, starts_on, ends_on, left_on, area, studios, retired_at ON lease
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.retired_at IS NULL AND OLD.starts_on <= f.last_day AND min(OLD.ends_on, coalesce(OLD.left_on, OLD.ends_on)) >= f.first_day) <> (NEW.retired_at IS NULL AND NEW.starts_on <= f.last_day AND min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) >= f.first_day)) OR ((OLD.retired_at IS NULL AND min(OLD.ends_on, coalesce(OLD.left_on, OLD.ends_on)) < f.first_day
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = OLD.tenant_id AND o.id <> OLD.id AND (o.retired_at IS NULL AND o.starts_on <= f.last_day AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) >= f.first_day))) <> (NEW.retired_at IS NULL AND min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) < f.first_day
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = NEW.tenant_id AND o.id <> NEW.id AND (o.retired_at IS NULL AND o.starts_on <= f.last_day AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) >= f.first_day)))) OR ((OLD.retired_at IS NULL AND OLD.starts_on = date(f.last_day, '+1 day')
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = OLD.tenant_id AND o.id <> OLD.id AND o.retired_at IS NULL
      AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) BETWEEN f.first_day AND f.last_day)) <> (NEW.retired_at IS NULL AND NEW.starts_on = date(f.last_day, '+1 day')
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = NEW.tenant_id AND o.id <> NEW.id AND o.retired_at IS NULL
      AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) BETWEEN f.first_day AND f.last_day)))
    OR ((OLD.retired_at IS NULL AND OLD.starts_on <= f.last_day AND min(OLD.ends_on, coalesce(OLD.left_on, OLD.ends_on)) >= f.first_day) AND ((OLD.tenant_id IS NOT NEW.tenant_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.area IS NOT NEW.area OR OLD.studios IS NOT NEW.studios)
      OR NOT (min(OLD.ends_on, coalesce(OLD.left_on, OLD.ends_on)) = min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) OR (min(OLD.ends_on, coalesce(OLD.left_on, OLD.ends_on)) > f.last_day AND min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) > f.last_day))))
    OR (((OLD.retired_at IS NULL AND min(OLD.ends_on, coalesce(OLD.left_on, OLD.ends_on)) < f.first_day
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = OLD.tenant_id AND o.id <> OLD.id AND (o.retired_at IS NULL AND o.starts_on <= f.last_day AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) >= f.first_day))) OR (OLD.retired_at IS NULL AND OLD.starts_on = date(f.last_day, '+1 day')
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = OLD.tenant_id AND o.id <> OLD.id AND o.retired_at IS NULL
      AND min(o.ends_on, coalesce(o.left_on, o.ends_on)) BETWEEN f.first_day AND f.last_day))) AND (OLD.tenant_id IS NOT NEW.tenant_id OR OLD.starts_on IS NOT NEW.starts_on))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER compliance_case_closed_insert BEFORE INSERT ON compliance_case
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND ((NEW.retired_at IS NULL AND NEW.day BETWEEN f.first_day AND f.last_day) OR (NEW.retired_at IS NULL AND coalesce(NEW.resolved_on, '') BETWEEN f.first_day AND f.last_day) OR (NEW.retired_at IS NULL AND NEW.day <= f.last_day AND coalesce(NEW.resolved_on, '9999') > f.last_day)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER compliance_case_closed_update BEFORE UPDATE OF number, day, tenant_id, kind, description, origin, resolved_on, outcome, retired_at ON compliance_case
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.retired_at IS NULL AND OLD.day BETWEEN f.first_day AND f.last_day) <> (NEW.retired_at IS NULL AND NEW.day BETWEEN f.first_day AND f.last_day)) OR ((OLD.retired_at IS NULL AND coalesce(OLD.resolved_on, '') BETWEEN f.first_day AND f.last_day) <> (NEW.retired_at IS NULL AND coalesce(NEW.resolved_on, '') BETWEEN f.first_day AND f.last_day)) OR ((OLD.retired_at IS NULL AND OLD.day <= f.last_day AND coalesce(OLD.resolved_on, '9999') > f.last_day) <> (NEW.retired_at IS NULL AND NEW.day <= f.last_day AND coalesce(NEW.resolved_on, '9999') > f.last_day))
     OR ((OLD.retired_at IS NULL AND OLD.day BETWEEN f.first_day AND f.last_day) AND (OLD.number IS NOT NEW.number OR OLD.day IS NOT NEW.day OR OLD.tenant_id IS NOT NEW.tenant_id OR OLD.kind IS NOT NEW.kind OR OLD.description IS NOT NEW.description OR OLD.origin IS NOT NEW.origin))
     OR ((OLD.retired_at IS NULL AND coalesce(OLD.resolved_on, '') BETWEEN f.first_day AND f.last_day) AND (OLD.resolved_on IS NOT NEW.resolved_on OR OLD.outcome IS NOT NEW.outcome))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER host_closed_insert BEFORE INSERT ON host
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND ((NEW.retired_at IS NULL AND NEW.since <= f.last_day AND coalesce(NEW.until, '9999') >= f.last_day) OR (NEW.retired_at IS NULL AND coalesce(NEW.trained_on, '') BETWEEN f.first_day AND f.last_day)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER host_closed_update BEFORE UPDATE OF tenant_id, grade, virtual, since, until, trained_on, retired_at ON host
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.retired_at IS NULL AND OLD.since <= f.last_day AND coalesce(OLD.until, '9999') >= f.last_day) <> (NEW.retired_at IS NULL AND NEW.since <= f.last_day AND coalesce(NEW.until, '9999') >= f.last_day)) OR ((OLD.retired_at IS NULL AND coalesce(OLD.trained_on, '') BETWEEN f.first_day AND f.last_day) <> (NEW.retired_at IS NULL AND coalesce(NEW.trained_on, '') BETWEEN f.first_day AND f.last_day))
     OR ((OLD.retired_at IS NULL AND OLD.since <= f.last_day AND coalesce(OLD.until, '9999') >= f.last_day) AND (OLD.tenant_id IS NOT NEW.tenant_id OR OLD.grade IS NOT NEW.grade OR OLD.virtual IS NOT NEW.virtual OR OLD.since IS NOT NEW.since))
     OR ((OLD.retired_at IS NULL AND coalesce(OLD.trained_on, '') BETWEEN f.first_day AND f.last_day) AND (OLD.trained_on IS NOT NEW.trained_on))) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER roster_closed BEFORE INSERT ON roster
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND f.month = NEW.month LIMIT 1;
END;`;
