"""A slow line for the gates of the second computer: joins two ends by handing each Ethernet frame on late, and losing some.

    slow-line.py line END END DELAY_MS LOSS SEED   both ways; on standard input, each line `cut` resets what runs over it just then
    slow-line.py plain END                         has the kernel finish checksums before a frame leaves this end
"""

import array
import collections
import fcntl
import random
import select
import socket
import struct
import sys
import time

ALL_FRAMES = 0x0003
SET_TX_CHECKSUM, SIOCETHTOOL = 0x17, 0x8946
# For so long after a `cut` each passing piece of a connection becomes its end.
CUT_SECONDS = 0.05


def plain(end):
    # Without offered checksums there are no frames larger than the line takes either.
    value = array.array("B", struct.pack("II", SET_TX_CHECKSUM, 0))
    asked = struct.pack("16sP", end.encode(), value.buffer_info()[0])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCETHTOOL, asked)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def reset(frame):
    """A piece of a TCP connection as the reset of it; other frames as they are."""
    if frame[12:14] != b"\x08\x00" or frame[14] != 0x45 or frame[23] != 6:
        return frame
    ip, tcp = bytearray(frame[14:34]), bytearray(frame[34:54])
    ip[2:4], ip[10:12] = struct.pack("!H", 40), b"\0\0"
    ip[10:12] = struct.pack("!H", checksum(bytes(ip)))
    # Header of five words; RST and ACK.
    tcp[12], tcp[13], tcp[16:18] = 0x50, 0x14, b"\0\0"
    pseudo = bytes(ip[12:20]) + struct.pack("!HH", 6, 20)
    tcp[16:18] = struct.pack("!H", checksum(pseudo + bytes(tcp)))
    return frame[:14] + bytes(ip) + bytes(tcp)


def opened(end):
    one = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_FRAMES))
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    one.bind((end, ALL_FRAMES))
    one.setblocking(False)
    return one


def line(first, second, delay, loss, seed):
    ends = (opened(first), opened(second))
    dice = random.Random(seed)
    waiting = collections.deque()
    counts = collections.Counter()
    cut_until = 0.0
    print("ready", flush=True)
    while True:
        now = time.monotonic()
        while waiting and waiting[0][0] <= now:
            _, to, frame = waiting.popleft()
            try:
                to.send(frame)
                counts["handed on"] += 1
            except OSError:
                counts["into a pulled cable"] += 1
        pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        ready, _, _ = select.select([*ends, sys.stdin], [], [], pause)
        for source in ready:
            if source is sys.stdin:
                if not sys.stdin.readline():
                    print(", ".join(f"{what} {many}" for what, many in sorted(counts.items())), flush=True)
                    return
                cut_until = time.monotonic() + CUT_SECONDS
                continue
            try:
                frame, (_, _, kind, *_) = source.recvfrom(65536)
            except OSError:
                # The cable is pulled at this end.
                continue
            if kind == socket.PACKET_OUTGOING:
                continue
            if dice.random() < loss:
                counts["lost"] += 1
                continue
            arrived = time.monotonic()
            if arrived < cut_until:
                frame = reset(frame)
            waiting.append((arrived + delay / 1000, ends[1] if source is ends[0] else ends[0], frame))


if sys.argv[1] == "plain":
    plain(sys.argv[2])
else:
    line(sys.argv[2], sys.argv[3], float(sys.argv[4]), float(sys.argv[5]), sys.argv[6])
