#!/bin/sh
# Installs Visant's edge, or a newer one over it: the program to /opt/visant, its unit to systemd. Run as root, from the unpacked package.
# With DESTDIR set it fills that folder instead, as for an image of a disk, and leaves the running system alone.
set -eu
cd "$(dirname "$0")"
root=${DESTDIR:-}

sha256sum --quiet --check SHA256SUMS
install -d -m 755 "$root/opt/visant/lib" "$root/etc/systemd/system"
# Each file is replaced as a whole, so a running edge keeps what it has open until it is restarted.
install -m 755 visant-edge "$root/opt/visant/"
install -m 644 lib/* "$root/opt/visant/lib/"
cp -R LICENSE licences sbom.cdx.json "$root/opt/visant/"
install -m 644 systemd/visant-edge.service "$root/etc/systemd/system/"
[ -e "$root/opt/visant/.env.device" ] || install -m 600 env.device.example "$root/opt/visant/.env.device"
[ -z "$root" ] || exit 0

systemctl daemon-reload
systemctl enable visant-edge.service
if systemctl --quiet is-active visant-edge.service; then
    systemctl restart visant-edge.service
else
    echo "Next: fill in /opt/visant/.env.device, look whether all is well with"
    echo "/opt/visant/visant-edge doctor --data-dir /var/lib/visant, then systemctl start visant-edge"
fi
