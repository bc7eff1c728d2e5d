// Who made the map's pictures, as their licence wants it said.
const OPEN_STREET_MAP = 'https://www.openstreetmap.org/copyright'

export default {
  props: {settings: {type: Object, required: true}},
  computed: {
    link() {
      const isTheirs = /openstreetmap/i.test(this.settings.tile_attribution)
      return isTheirs ? OPEN_STREET_MAP : ''
    }
  }
}
