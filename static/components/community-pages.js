// How the community's public pages are set up: what it is called, and the map's pictures.
import {problemOf, t} from '../js/cms.js'
import {edits, pick} from '../js/edits.js'
import {call} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const PATH = '/community/settings'
const FIELDS = ['name', 'tile_url', 'tile_attribution']
const OPEN_STREET_MAP = {
  tile_url: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
  tile_attribution: '© OpenStreetMap contributors'
}

export default {
  components: pieces('problem', 'settings-card'),
  mixins: [edits],
  data: () => ({settings: null, readProblem: null}),
  computed: {
    address: () => `${location.host}/loyalty/places`
  },
  created() {
    this.load()
  },
  methods: {
    t,
    kept() {
      return pick(this.settings || {}, FIELDS)
    },
    async load() {
      this.readProblem = null
      try {
        this.settings = await call('GET', PATH)
        this.reset()
      } catch (error) {
        this.readProblem = problemOf(error)
      }
    },
    async send(body) {
      this.settings = await call('PUT', PATH, {}, body)
    },
    useOpenStreetMap() {
      Object.assign(this.draft, OPEN_STREET_MAP)
    }
  }
}
