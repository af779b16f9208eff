#!/bin/sh
# Installs Visant's edge, or a newer one over it: the program to /opt/visant, its unit to systemd. Run as root, from the unpacked package.
# With DESTDIR set it fills that folder instead, as for an image of a disk, and leaves the running system alone.
set -eu
cd "$(dirname "$0")"
root=${DESTDIR:-}
opt=$root/opt/visant
new=$opt/.update
units=$root/etc/systemd/system

sha256sum --quiet --check SHA256SUMS
rm -rf "$new"
install -d -m 755 "$new/lib" "$new/old" "$units"
install -m 755 visant-edge "$new/"
install -m 644 lib/* "$new/lib/"
cp -R LICENSE licences sbom.cdx.json "$new/"
install -m 644 systemd/visant-edge.service "$units/.visant-edge.service.new"
[ -e "$opt/.env.device" ] || install -m 600 env.device.example "$opt/.env.device"
# All of it is on disk before anything is replaced, and then replaced by renaming: a loss of power leaves no half file, and a running edge
# keeps what it has open until it is restarted. Folders are replaced as a whole: of an earlier version nothing stays.
find "$new" "$units/.visant-edge.service.new" -exec sync {} +
for part in licences lib LICENSE sbom.cdx.json visant-edge; do
    [ ! -d "$opt/$part" ] || mv "$opt/$part" "$new/old/"
    mv "$new/$part" "$opt/"
done
mv "$units/.visant-edge.service.new" "$units/visant-edge.service"
sync "$opt" "$units"
rm -rf "$new"
[ -z "$root" ] || exit 0

systemctl daemon-reload
systemctl enable visant-edge.service
if systemctl --quiet is-active visant-edge.service; then
    systemctl restart visant-edge.service
else
    echo "Next: visant-edge provision with the QR code of the activation, or fill in /opt/visant/.env.device; look whether all is well with"
    echo "/opt/visant/visant-edge doctor --data-dir /var/lib/visant, then systemctl start visant-edge"
fi
