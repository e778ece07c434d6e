select
    democracy_item.*,
    reference.ref
from democracy_item
join reference on reference.slice = 'democracy_item' and reference.record = democracy_item.id
where democracy_item.id = :id
