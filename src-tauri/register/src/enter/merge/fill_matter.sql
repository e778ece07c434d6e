update matter
set
    kind = case
        when matter.kind is null then other.kind
        when other.kind in ('denunciation', 'mixed') and matter.kind not in ('denunciation', 'mixed') then 'mixed'
        else matter.kind
    end,
    field = coalesce(matter.field, other.field),
    competence = coalesce(matter.competence, other.competence)
from matter as other
where matter.id = :kept and other.id = :other
    and (
        matter.kind is null and other.kind is not null
        or other.kind in ('denunciation', 'mixed') and matter.kind not in ('denunciation', 'mixed')
        or matter.field is null and other.field is not null
        or matter.competence is null and other.competence is not null
    )
