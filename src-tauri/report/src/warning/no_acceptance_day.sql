-- Đơn khiếu nại, tố cáo ghi là thụ lý mà vụ việc chưa có ngày thụ lý: biểu 03, 04 còn tính là đang xem xét.
select 'petition', petition.id
from petition_in
cross join petition on petition.id = petition_in.id
where petition_in.processed
    and petition.disposition = 'accept'
    and petition.kind in ('complaint', 'denunciation')
    and not exists (
        select 1
        from resolution
        where resolution.matter = petition.matter and resolution.kind = petition.kind and resolution.accepted_on <= :to
    )
