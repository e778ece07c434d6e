-- The visits a period counts: completed, of the bodies reported, not cancelled, and not taken up to the head or
-- a delegate, who then counts them ("chỉ nhập số liệu 1 lần vào mục Thủ trưởng", note to 01/TCD).
select visit.id, visit.date, visit.lane, visit.people_count
from visit
where visit.date between :from and :to
    and visit.cancelled_on is null
    and (visit.status = 'completed' or :count_refused_visits = 'yes')
    and instr(' ' || :reported_bodies || ' ', ' ' || visit.body || ' ') > 0
    and not exists (
        select 1
        from visit as above
        where above.id = visit.escalated_to
            and above.cancelled_on is null
            and above.status = 'completed'
            and case :escalation_scope
                when 'same_period' then above.date between :from and :to
                else above.date = visit.date
            end
    )
