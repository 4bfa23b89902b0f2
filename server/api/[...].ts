import { unknownRoute } from '#server/http/unknown-route'

export default unknownRoute
