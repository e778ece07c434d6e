"""Draws the mark of the program: a stamp-red ledger with ruled lines. Own work; needs only the standard library."""
import struct, sys, zlib
def mark(n):
    s=n/64; px=[]
    def inside(x,y,x0,y0,x1,y1,r):
        if not(x0<=x<x1 and y0<=y<y1): return False
        cx=min(max(x,x0+r),x1-r); cy=min(max(y,y0+r),y1-r)
        return (x-cx)**2+(y-cy)**2<=r*r
    def colour(x,y):
        if not inside(x,y,8,4,58,60,5): return (0,0,0,0)
        if x<16: return (94,20,20,255)
        if inside(x,y,22,10,52,54,2):
            if 14<=y<20 : return (146,32,32,255)
            for r in (27,34,41,48):
                if r<=y<r+2 and 25<=x<49: return (176,150,140,255)
            if 33<=x<34.5 and y>=22: return (214,190,180,255)
            return (252,248,240,255)
        return (146,32,32,255)
    out=bytearray()
    k=4
    for j in range(n):
        out.append(0)
        for i in range(n):
            acc=[0,0,0,0]
            for a in range(k):
                for b in range(k):
                    c=colour((i+(a+.5)/k)/s,(j+(b+.5)/k)/s)
                    for t in range(3): acc[t]+=c[t]*c[3]
                    acc[3]+=c[3]
            al=acc[3]
            out+=bytes([round(acc[t]/al) if al else 0 for t in range(3)]+[round(al/(k*k))])
    def chunk(t,d): return struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d))
    return b'\x89PNG\r\n\x1a\n'+chunk(b'IHDR',struct.pack('>IIBBBBB',n,n,8,6,0,0,0))+chunk(b'IDAT',zlib.compress(bytes(out),9))+chunk(b'IEND',b'')
folder=sys.argv[1]
pics={n:mark(n) for n in (16,32,48,64,128,256)}
for n,name in ((32,'32x32'),(128,'128x128'),(256,'128x128@2x')): open(f'{folder}/{name}.png','wb').write(pics[n])
open(f'{folder}/icon.png','wb').write(mark(512))
sizes=(16,32,48,64,256); head=struct.pack('<HHH',0,1,len(sizes)); at=6+16*len(sizes); body=b''
for n in sizes:
    d=pics[n]; head+=struct.pack('<BBBBHHII',n%256,n%256,0,0,1,32,len(d),at); at+=len(d); body+=d
open(f'{folder}/icon.ico','wb').write(head+body)
