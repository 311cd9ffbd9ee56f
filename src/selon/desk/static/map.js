// The map of the situation: asks for the marks of what it shows, and keeps its view in the address.
const box = document.getElementById("map");
const FAR = 36; // pixels that a mark may be moved from its place

// A piece of border: differences of longitude and latitude in hundredths of a degree.
function arcPoints(text) {
  const points = [];
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 0, byte = 32; byte >= 32; shift += 5) {
      byte = text.charCodeAt(at++) - 63;
      value |= (byte & 31) << shift;
    }
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  for (let x = 0, y = 0; at < text.length; ) {
    x += next();
    y += next();
    points.push([y / 100, x / 100]);
  }
  return points;
}

function drawLand(map, world) {
  const arcs = world.arcs.map(arcPoints);
  const ring = (numbers) =>
    numbers.flatMap((n) => (n < 0 ? [...arcs[~n]].reverse() : arcs[n]).slice(0, -1));
  for (const country of world.countries) {
    const polygons = country.polygons.map(([, rings]) => rings.map(ring));
    L.polygon(polygons, { className: "land", smoothFactor: 0.7, interactive: false }).addTo(map);
  }
}

// Move marks that lie on each other apart, a little: each keeps near its place, and all can be seen.
function spread(points, sizes) {
  const placed = points.map((point) => ({ x: point.x, y: point.y }));
  for (let round = 0; round < 24; round++) {
    let moved = false;
    for (let a = 0; a < placed.length; a++) {
      for (let b = a + 1; b < placed.length; b++) {
        const wanted = (sizes[a] + sizes[b]) / 2 + 1;
        let dx = placed[b].x - placed[a].x;
        let dy = placed[b].y - placed[a].y;
        if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
        const apart = Math.hypot(dx, dy);
        if (apart >= wanted) continue;
        if (apart < 0.01) [dx, dy] = [Math.cos(a + b), Math.sin(a + b)];
        const push = (wanted - apart) / 2 / (apart < 0.01 ? 1 : apart);
        placed[a].x -= dx * push;
        placed[a].y -= dy * push;
        placed[b].x += dx * push;
        placed[b].y += dy * push;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return placed.map((point, n) => {
    const dx = point.x - points[n].x;
    const dy = point.y - points[n].y;
    const share = Math.min(1, FAR / (Math.hypot(dx, dy) || 1));
    return L.point(points[n].x + dx * share, points[n].y + dy * share);
  });
}

function start() {
  const { dataset } = box;
  const number = new Intl.NumberFormat(dataset.language);
  box.hidden = false;
  const about = document.querySelector(".map-words");
  if (about) about.hidden = false;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", dataset.label);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    minZoom: 1,
    maxZoom: 14,
    maxBounds: [[-86, -200], [86, 200]],
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    renderer: L.svg({ padding: 0.3 }),
  });
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  L.control.zoom({ zoomInTitle: dataset.zoomIn, zoomOutTitle: dataset.zoomOut }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map);
  const layer = L.layerGroup().addTo(map);
  let asked = 0;

  const region = () => {
    const b = map.getBounds();
    const clip = (v, most) => Math.max(-most, Math.min(most, v)).toFixed(3);
    return [clip(b.getSouth(), 90), clip(b.getWest(), 180), clip(b.getNorth(), 90), clip(b.getEast(), 180)].join();
  };
  const withQuery = (address, values) => {
    const url = new URL(address, location.href);
    for (const [key, value] of Object.entries(values)) url.searchParams.set(key, value);
    return url;
  };

  function tell(mark, wide) {
    const words = [];
    if (mark.label) words.push(mark.label);
    if (mark.start) words.push(mark.start);
    if (!mark.label) words.push(number.format(mark.incidents));
    if (mark.place && !mark.label) words.push(wide ? `${dataset.inArea} ${mark.place}` : mark.place);
    return words.join(" · ");
  }
  const sizeOf = (mark) => (mark.incidents === 1 ? 14 : 22 + 5 * Math.floor(Math.log10(mark.incidents)));
  function draw(mark, wide, shown) {
    const at = [mark.latitude, mark.longitude];
    if (mark.radius_km && mark.radius_km < 1200 && (wide || mark.incidents === 1)) {
      L.circle(at, { radius: mark.radius_km * 1000, className: wide ? "area" : "slack", interactive: false }).addTo(layer);
    }
    const size = sizeOf(mark);
    const words = tell(mark, wide);
    const marker = L.marker(shown ?? at, {
      icon: L.divIcon({
        className: `mark${wide ? " wide" : ""}${mark.contested ? " contested" : ""}`,
        html: mark.incidents > 1 ? number.format(mark.incidents) : "",
        iconSize: [mark.incidents > 999 ? size + 8 : size, size],
      }),
      keyboard: true,
      riseOnHover: true,
    });
    const text = document.createElement("span");
    text.textContent = words;
    marker.bindTooltip(text);
    marker.on("click", () => open(mark));
    marker.addTo(layer);
    marker.getElement().setAttribute("aria-label", words);
    marker.getElement().setAttribute("role", "button");
    marker.getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(mark);
    });
  }
  // One incident opens; several at one point are listed; several about a point are looked at closer.
  function open(mark) {
    if (!mark.box) return;
    const [south, west, north, east] = mark.box;
    if (mark.id) location.href = dataset.incident + encodeURIComponent(mark.id);
    else if (Math.max(north - south, east - west) < 0.002 || map.getZoom() >= map.getMaxZoom()) {
      location.href = withQuery(dataset.list, { box: [south, west, north, east].join() });
    } else map.fitBounds([[south, west], [north, east]], { padding: [40, 40] });
  }

  async function refresh() {
    const mine = ++asked;
    const centre = map.getCenter();
    const view = `${centre.lat.toFixed(3)},${centre.lng.toFixed(3)},${map.getZoom()}`;
    const here = withQuery(location.href, { map: view });
    history.replaceState(history.state, "", here);
    document.getElementById("map-only").href = withQuery(dataset.list, { box: region(), map: view });
    const answer = await fetch(withQuery(dataset.points, { region: region(), zoom: map.getZoom() }));
    if (!answer.ok || mine !== asked) return null;
    const found = await answer.json();
    if (mine !== asked) return null;
    layer.clearLayers();
    const all = [...found.areas, ...found.marks];
    const points = all.map((mark) => map.latLngToLayerPoint([mark.latitude, mark.longitude]));
    const places = spread(points, all.map(sizeOf));
    all.forEach((mark, n) => draw(mark, n < found.areas.length, map.layerPointToLatLng(places[n])));
    document.getElementById("map-rest").textContent =
      found.left_out ? leftOut(found.left_out) : "";
    return found;
  }

  const leftOut = (count) =>
    `${count === 1 ? dataset.leftOutOne : dataset.leftOutMany.replace("{count}", number.format(count))}.`;

  // The page of one incident shows its place alone.
  async function single() {
    const [lat, lng, km] = dataset.one.split(",").map(Number);
    const world = await (await fetch(dataset.base)).json();
    map.setView([lat, lng], km > 100 ? 4 : 6);
    drawLand(map, world);
    draw({ latitude: lat, longitude: lng, radius_km: km, incidents: 1, label: dataset.name }, km >= 25);
    box.dataset.ready = "yes";
  }

  async function begin() {
    const [lat, lng, zoom] = dataset.view.split(",").map(Number);
    const world = await (await fetch(dataset.base)).json();
    if (Number.isFinite(zoom)) map.setView([lat, lng], zoom);
    else {
      const all = await (await fetch(withQuery(dataset.points, { zoom: 0 }))).json();
      const b = all.box ?? [-40, -120, 60, 120];
      map.fitBounds([[b[0], b[1]], [b[2], b[3]]], { padding: [30, 30], maxZoom: 7 });
    }
    drawLand(map, world);
    map.on("moveend", refresh);
    await refresh();
    box.dataset.ready = "yes";
  }
  if (dataset.one) single();
  else begin();
}

if (box && globalThis.L) start();
