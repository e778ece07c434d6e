insert into promise (dialogue, place, what, office, due_on, done_on, outcome)
values (:dialogue, :place, :what, (select record from reference where slice = 'office' and ref = :office), :due, :done_on, :outcome)
on conflict (dialogue, place) do update set
    what = excluded.what, office = excluded.office, due_on = excluded.due_on, done_on = excluded.done_on,
    outcome = excluded.outcome
